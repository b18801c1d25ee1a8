import { sql } from 'kysely';
import { openSession } from '../src/identity/index.ts';
import { type Database, openDatabase } from '../src/kernel/db/index.ts';
import { sessionCookie } from '../src/web/cookies.ts';
import { aContext, anOrganisation } from '../test/builders.ts';
import { aGrid } from './a-grid.ts';
import { millisecondsOf } from './measure.ts';
import { startServer } from './server.ts';

/** People who share a sheet: each has a figure of their own on it, and one is everybody’s. */
const perSheet = 10;
/** Between two saves of one person, in milliseconds, more or less. */
const pause = 1500;

interface Together {
  folder: string;
  databaseUrl: string | undefined;
  seconds: number;
  people: number;
}

interface Edited {
  acknowledged: number;
  refused: number;
  /** Acknowledged, and nowhere in the history of the figures. */
  lost: number;
  /** In the history, and acknowledged to nobody. */
  untold: number;
  times: number[];
}

/** People save their sheets by the forms of the pages, at once, then each edit is looked for in the database. */
export async function editTogether({ folder, databaseUrl, seconds, people }: Together): Promise<Edited> {
  const place = { dataFolder: folder, databaseUrl };
  const editors = await inDatabase(place, (database) => someEditors(database, people));
  const server = await startServer(folder, { command: 'serve', ...(databaseUrl ? { databaseUrl } : {}) });
  const until = performance.now() + seconds * 1000;
  await Promise.all(editors.map((editor) => edit(editor, server.address, until))).finally(() => server.stop());
  const kept = await inDatabase(place, (database) => readKept(database, editors));
  const told = new Set(editors.flatMap(({ told }) => told));
  return {
    acknowledged: told.size,
    refused: editors.reduce((sum, { refused }) => sum + refused, 0),
    lost: [...told].filter((value) => !kept.has(value)).length,
    untold: [...kept].filter((value) => !told.has(value)).length,
    times: editors.flatMap(({ times }) => times),
  };
}

async function inDatabase<T>(
  place: { dataFolder: string; databaseUrl: string | undefined },
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(place);
  return work(database).finally(() => database.close());
}

interface Editor {
  number: number;
  page: string;
  cookie: string;
  /** Their own figure, and everybody’s. */
  codes: [string, string];
  told: string[];
  refused: number;
  times: number[];
}

async function someEditors({ db }: Database, people: number): Promise<Editor[]> {
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
      editors.push({ ...{ number: first + own, page, cookie, codes: both }, told: [], refused: 0, times: [] });
    }
  }
  return editors;
}

/** Changes their own figure each time, everybody’s one time in five; after a refusal, from what the page says now. */
async function edit(editor: Editor, address: string, until: number): Promise<void> {
  const { page, cookie, codes, number } = editor;
  const load = async () => (await fetch(`${address}${page}`, { headers: { cookie } })).text();
  let current = await load();
  for (let run = 0; performance.now() < until; run++) {
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    const changed = (run + number) % 5 === 0 ? codes : [codes[0]];
    const values = changed.map((_, index) => String((number * 100_000 + run) * 2 + index));
    const body = typed(current, new Map(changed.map((code, index) => [code, values[index] ?? ''])));
    let answer = '';
    editor.times.push(
      await millisecondsOf(async () => {
        const response = await fetch(`${address}${page}`, {
          ...{ method: 'POST', headers: { cookie, origin: address }, body },
        });
        answer = await response.text();
      }),
    );
    const isSaved = /chiffres? enregistrés?/.test(answer);
    if (isSaved) editor.told.push(...values);
    else if (answer.includes('quelqu’un a changé entre-temps')) editor.refused += 1;
    else throw new Error('a save was neither acknowledged nor refused');
    current = isSaved ? answer : await load();
  }
}

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

/** Every value ever recorded by them, in force or not. */
async function readKept({ db }: Database, editors: readonly Editor[]): Promise<Set<string>> {
  const codes = [...new Set(editors.flatMap((editor) => editor.codes))];
  const { rows } = await sql<{ value: string }>`
    select trim_scale(value)::text as value from indicator_value
    where indicator_id in (select id from indicator where code = any(${codes}::text[]))
  `.execute(db);
  return new Set(rows.map(({ value }) => value));
}
