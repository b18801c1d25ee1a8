import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Context } from '../../src/identity/index.ts';
import { defineIndicators } from '../../src/indicator/index.ts';
import { type Database, type Db, openDatabase } from '../../src/kernel/db/index.ts';
import { inProject } from '../../src/kernel/paths.ts';
import { addSheets, moveEdition, openEdition } from '../../src/report/index.ts';
import { aContext, anOrganisation, testEffects } from '../builders.ts';

const codes = Array.from({ length: 20 }, (_, index) => `essai-${index + 1}`);

/** The same number for every indicator: a half-written edit would show two. */
export const values = (number: number) => codes.map((code) => ({ code, period: '2020', value: String(number) }));

export const aContextOf = (db: Db, organisationId: string, personId: string): Context => ({
  actor: {
    person: { id: personId, name: 'Essai', email: 'essai@example.org' },
    grants: [{ organisationId, role: 'coordinator', serviceIds: [] }],
  },
  db,
  effects: testEffects,
});

export interface CrashReport {
  kills: number;
  acknowledged: number;
  /** Edits that were acknowledged and are not in the database. */
  lost: number[];
  /** Edits of which only some values, a text that is not the sheet's, or no trace in the journal, are in the database. */
  halfWritten: number[];
}

/**
 * Kills with SIGKILL a process that edits figures and a sheet, so many times: while it makes the database, while it
 * opens it, in the middle of its edits. Then opens the folder and compares it with what had been acknowledged.
 */
export async function killOften(kills: number): Promise<CrashReport> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-crash-'));
  await kill(edit([dataFolder]), 800);
  const prepared = await prepare(dataFolder);
  let acknowledged = 0;
  for (let index = 1; index < kills; index++) {
    const child = edit([dataFolder, ...prepared, String(acknowledged + 1)]);
    const read = listen(child);
    if (index % 4 === 3) await kill(child, 500 + Math.random() * 2500);
    else {
      await read.first;
      await kill(child, Math.random() * 700);
    }
    acknowledged = Math.max(acknowledged, read.last());
  }
  const database = await openDatabase({ dataFolder, databaseUrl: undefined });
  const written = await readEdits(database);
  await database.close();
  rmSync(dataFolder, { recursive: true, force: true });
  const numbers = Array.from({ length: acknowledged }, (_, index) => index + 1);
  return {
    kills,
    acknowledged,
    lost: numbers.filter((number) => !written.values.has(number) || !written.texts.includes(number)),
    halfWritten: [...written.values]
      .filter(([, edit]) => edit.rows !== codes.length || edit.traces !== codes.length)
      .map(([number]) => number)
      .concat(written.halfTexts),
  };
}

/** Organisation, coordinator and sheet that the edits are made on. */
async function prepare(dataFolder: string): Promise<string[]> {
  const database = await openDatabase({ dataFolder, databaseUrl: undefined });
  const place = await anOrganisation(database.db);
  const context = await aContext(database.db, 'coordinator', place);
  const indicators = codes.map((code) => ({ code, label: `Indicateur ${code}`, unit: 't', kind: 'output' as const }));
  await defineIndicators(context, { organisationId: place.organisation.id, indicators });
  const organisationId = place.organisation.id;
  const { id: editionId } = await openEdition(context, { organisationId, reportType: 'rdd', year: 2020 });
  const given = { section: 'P1', title: 'Une fiche', serviceId: place.service.id };
  const { sheets } = await addSheets(context, { editionId, sheets: [given] });
  await moveEdition(context, { editionId, move: 'start_collection' });
  await database.close();
  return [organisationId, context.actor.person?.id ?? '', sheets[0]?.id ?? ''];
}

const edit = (args: string[]): ChildProcess =>
  spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inProject('test/crash/write-until-killed.ts'), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

function listen(child: ChildProcess): { first: Promise<void>; last(): number } {
  let heard = '';
  const first = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString();
      resolve();
    });
    child.once('exit', () => reject(new Error('the process ended before it wrote anything')));
  });
  first.catch(() => {});
  // Only whole lines count.
  return { first, last: () => Number(heard.slice(0, heard.lastIndexOf('\n')).split('\n').at(-1)) };
}

async function kill(child: ChildProcess, afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

interface Written {
  /** How many values, and lines of the journal, each edit left. */
  values: Map<number, { rows: number; traces: number }>;
  /** Edits whose text is kept. */
  texts: number[];
  /** Texts kept without the sheet or the journal knowing, or the other way round. */
  halfTexts: number[];
}

async function readEdits({ db }: Database): Promise<Written> {
  const values = await sql<{ number: number; rows: number; traces: number }>`
    select value::int as number, count(*) as rows,
      (select count(*) from audit_entry where verb = 'value.record' and reason = 'Correction ' || value::int) as traces
    from indicator_value group by value
  `.execute(db);
  const texts = await sql<{ number: number; whole: boolean }>`
    with text as (
      select (regexp_match(content::text, 'Correction (\\d+)'))[1]::int as number, version, content
      from sheet_revision
    )
    select number, text.version <= sheet.version
      and (text.version < sheet.version or text.content = sheet.content)
      and exists (select from audit_entry where verb = 'sheet.save' and after::text ~ ('Correction ' || number || '\\D'))
      as whole
    from text, sheet
  `.execute(db);
  return {
    values: new Map(values.rows.map((row) => [row.number, { rows: row.rows, traces: row.traces }])),
    texts: texts.rows.map(({ number }) => number),
    halfTexts: texts.rows.filter(({ whole }) => !whole).map(({ number }) => number),
  };
}
