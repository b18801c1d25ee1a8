import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemo } from '../../demo/load.ts';
import { type Database, migratedTemplate, openEmbedded } from '../../src/kernel/db/index.ts';
import { inProject } from '../../src/kernel/paths.ts';
import { readEdition } from '../../src/report/index.ts';
import { editionText } from './edition-text.ts';

const golden = inProject('test/golden/agglo-2020.txt');
let database: Database;

beforeAll(async () => {
  database = await openEmbedded({ template: await migratedTemplate() });
  await loadDemo(database, () => {}, 'agglo-2020');
}, 120_000);
afterAll(() => database?.close());

test('the report of 2020 built from demo/ reads as the golden file', async () => {
  const { id } = await database.db
    .selectFrom('edition')
    .innerJoin('organisation', 'organisation.id', 'edition.organisationId')
    .select('edition.id')
    .where('slug', '=', 'bethune-bruay')
    .where('year', '=', 2020)
    .executeTakeFirstOrThrow();

  const text = editionText(await readEdition(database.db, id));

  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, text);
  expect(differences(readFileSync(golden, 'utf8'), text)).toEqual([]);
});

/** The first lines that differ: a golden file of two thousand lines is never printed whole. */
function differences(expected: string, found: string, most = 10): string[] {
  const [before, after] = [expected.split('\n'), found.split('\n')];
  const [gone, come] = [new Set(after), new Set(before)];
  const removed = before.filter((line) => !gone.has(line)).map((line) => `- ${line}`);
  const added = after.filter((line) => !come.has(line)).map((line) => `+ ${line}`);
  const moved = removed.length + added.length === 0 && expected !== found ? ['lines stand in another order'] : [];
  return [...removed.slice(0, most), ...added.slice(0, most), ...moved];
}
