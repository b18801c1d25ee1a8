import { sql } from 'kysely';
import { openSession } from '../src/identity/index.ts';
import { type Database, openDatabase } from '../src/kernel/db/index.ts';
import { sessionCookie } from '../src/web/cookies.ts';
import { aContext, anOrganisation } from '../test/builders.ts';
import { aGrid } from './a-grid.ts';
import { pause } from './pause.ts';

/** People who share a sheet: each has a figure of their own on it, and one is everybody’s. */
const perSheet = 10;

export interface Editor {
  number: number;
  organisationId: string;
  page: string;
  cookie: string;
  /** Their own figure, and everybody’s. */
  codes: [string, string];
  /** Values they were told are saved. */
  told: string[];
  /** Values they sent, and were told that this failed. */
  unsure: string[];
  /** Times they were told that somebody was faster. */
  refused: number;
  troubles: Trouble[];
  /** How long each save took, and when it was acknowledged, in milliseconds. */
  times: number[];
  savedAt: number[];
}

/** What somebody saw in place of their page: a status, 0 for no answer at all, and what was said. */
export interface Trouble {
  status: number;
  sentence: string;
  retryAfter: string | null;
}

export interface Place {
  dataFolder: string;
  databaseUrl: string | undefined;
}

export async function inDatabase<T>(place: Place, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(place);
  return work(database).finally(() => database.close());
}

/** Coordinators who are signed in, ten to a sheet. */
export async function someEditors({ db }: Database, people: number): Promise<Editor[]> {
  const editors: Editor[] = [];
  for (let first = 0; first < people; first += perSheet) {
    const place = await anOrganisation(db);
    const { page, codes } = await aGrid(db, place, perSheet + 1);
    for (let own = 0; own < perSheet; own++) {
      const { actor, effects } = await aContext(db, 'coordinator', place);
      const gate = { db, effects: { ...effects, now: () => new Date() }, address: '', userAgent: '' };
      const { token } = await openSession(gate, { personId: actor.person?.id ?? '', means: 'password' });
      const cookie = `${sessionCookie}=${token}`;
      const both: [string, string] = [codes[own] ?? '', codes[perSheet] ?? ''];
      const lived = { told: [], unsure: [], refused: 0, troubles: [], times: [], savedAt: [] };
      const work = { organisationId: place.organisation.id, page, cookie, codes: both };
      editors.push({ number: first + own, ...work, ...lived });
    }
  }
  return editors;
}

interface Editing {
  /** Where the server is, which may change. */
  address: () => string;
  goesOn: () => boolean;
  /** Between two saves of one person, in milliseconds, more or less. */
  every: number;
}

/**
 * Changes their own figure each time, everybody’s one time in five; after a refusal or a trouble, from what the page says
 * as soon as it can be read.
 */
export async function edit(editor: Editor, { address, goesOn, every }: Editing): Promise<void> {
  const { page, cookie, codes, number } = editor;
  // A page that was cut in its middle has no field to type in.
  const isWhole = (text: string) => codes.every((code) => text.includes(`name="value.${code}@2020"`));
  const load = async (): Promise<string> => {
    for (;;) {
      const read = await ask(`${address()}${page}`, { headers: { cookie } });
      if (isWhole(read.text) || !goesOn()) return read.text;
      editor.troubles.push(read);
      await pause(every / 2);
    }
  };
  let current = await load();
  for (let run = 0; goesOn(); run++) {
    await pause(every * (0.5 + Math.random()));
    const changed = (run + number) % 5 === 0 ? codes : [codes[0]];
    const values = changed.map((_, index) => String((number * 100_000 + run) * 2 + index));
    const body = typed(current, new Map(changed.map((code, index) => [code, values[index] ?? ''])));
    const to = address();
    const begun = performance.now();
    const answer = await ask(`${to}${page}`, { method: 'POST', headers: { cookie, origin: to }, body });
    editor.times.push(performance.now() - begun);
    const isSaved = /chiffres? enregistrés?/.test(answer.text);
    if (isSaved) {
      editor.told.push(...values);
      editor.savedAt.push(performance.now());
    } else if (answer.text.includes('quelqu’un a changé entre-temps')) editor.refused += 1;
    else {
      editor.unsure.push(...values);
      editor.troubles.push(answer);
    }
    current = isSaved && isWhole(answer.text) ? answer.text : await load();
  }
}

/** What came back, whatever became of the request. */
export async function ask(url: string, init: RequestInit = {}): Promise<Trouble & { text: string }> {
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    return {
      ...{ text, status: response.status, sentence: sentenceOf(text) },
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (error) {
    const { message, cause } = error as { message: string; cause?: { code?: string } };
    return { text: '', status: 0, sentence: cause?.code ?? message, retryAfter: null };
  }
}

/** What a page says of a trouble: its notice, the words under its title, or its first ones where it is plain text. */
const sentenceOf = (page: string): string =>
  (
    /notice-refused"[^>]*>(?:<[^>]*>)*([^<]+)/.exec(page)?.[1] ??
    /<h1[^>]^>]*>[^<]*<\/h1><p>([^<]*)/.exec(page)?.[1] ??
    /<title>([^<]*)/.exec(page)?.[1] ??
    page.slice(0, 80)
  ).trim();

/** The form of a page as a browser sends it, with some figures typed anew. */
function typed(page: string, values: ReadonlyMap<string, string>): URLSearchParams {
  const body = new URLSearchParams({ csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '', intent: 'save' });
  for (const [tag] of page.matchAll(/<input [^>]*name="(?:shown|value|source)\.[^>]*>/g)) {
    const [name, value] = ['name', 'value'].map((part) => new RegExp(` ${part}="([^"]*)"`).exec(tag)?.[1] ?? '');
    body.set(name ?? '', (value ?? '').replaceAll('&quot;', '"'));
  }
  for (const [code, value] of values) body.set(`value.${code}@2020`, value);
  return body;
}

/** What became of their saves. */
export interface Kept {
  acknowledged: number;
  /** Acknowledged, and nowhere in the history of the figures. */
  lost: number;
  /** Sent, told as failed, and yet in the history: whoever sent it sees it when they come back. */
  unsureKept: number;
  unsure: number;
  /** In the history, and neither acknowledged nor told as failed. */
  untold: number;
}

/** Compares what they were told with every value ever recorded, in force or not. */
export async function readKept({ db }: Database, editors: readonly Editor[]): Promise<Kept> {
  const codes = [...new Set(editors.flatMap((editor) => editor.codes))];
  const { rows } = await sql<{ value: string }>`
    select trim_scale(value)::text as value from indicator_value
    where indicator_id in (select id from indicator where code = any(${codes}::text[]))
  `.execute(db);
  const kept = new Set(rows.map(({ value }) => value));
  const told = new Set(editors.flatMap(({ told }) => told));
  const unsure = new Set(editors.flatMap(({ unsure }) => unsure));
  return {
    acknowledged: told.size,
    lost: [...told].filter((value) => !kept.has(value)).length,
    unsure: unsure.size,
    unsureKept: [...unsure].filter((value) => kept.has(value)).length,
    untold: [...kept].filter((value) => !told.has(value) && !unsure.has(value)).length,
  };
}
