import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadDemo } from '../../demo/load.ts';
import { inProject } from '../../src/kernel/paths.ts';
import { assembleEdition, assembleSheet } from '../../src/report/edition/assemble-edition.ts';
import { daysLate } from '../../src/report/edition/board.ts';
import { readEdition } from '../../src/report/index.ts';
import { sheetReading } from '../../src/report/pages/public/readings.ts';
import { describeAloneOnOneEngine } from '../databases.ts';
import { editionText } from './edition-text.ts';

const loadedOn = '2030-05-20';

describeAloneOnOneEngine('the demonstration', (database) => {
  beforeAll(async () => {
    await loadDemo(database(), { dataFolder: mkdtempSync(join(tmpdir(), 'carreau-golden-')), today: loadedOn });
  }, 300_000);

  test.each([
    { golden: 'agglo-2020', slug: 'bethune-bruay', type: 'rdd', year: 2020 },
    { golden: 'agglo-2021', slug: 'bethune-bruay', type: 'rdd', year: 2021 },
    { golden: 'departement-2023', slug: 'pas-de-calais', type: 'rdd-departement', year: 2023 },
    { golden: 'mission-2018', slug: 'mission-bassin-minier', type: 'activites-objectifs', year: 2018 },
    { golden: 'conservation-2019', slug: 'mission-bassin-minier', type: 'etat-de-conservation', year: 2019 },
    { golden: 'periodique-2019', slug: 'mission-bassin-minier', type: 'suivi-periodique', year: 2019 },
    { golden: 'cpie-2020', slug: 'cpie-chaine-des-terrils', type: 'activites-actions', year: 2020 },
  ])('the edition built from demo/ reads as the golden text $golden', async ({ golden, slug, type, year }) => {
    const { id } = await database()
      .db.selectFrom('edition')
      .innerJoin('organisation', 'organisation.id', 'edition.organisationId')
      .select('edition.id')
      .where('slug', '=', slug)
      .where('reportType', '=', type)
      .where('year', '=', year)
      .executeTakeFirstOrThrow();

    const text = editionText(await readEdition(database().db, id));

    expect(differences(goldenText(golden, text), text)).toEqual([]);
  });

  test('a sheet assembled alone reads as in the whole edition', async () => {
    const { db } = database();
    const { id } = await db.selectFrom('edition').select('id').where('year', '=', 2021).executeTakeFirstOrThrow();

    const whole = await assembleEdition(db, id);

    for (const { code } of whole.sections.flatMap((section) => section.sheets)) {
      const alone = await assembleSheet(db, id, code);
      expect(sheetReading(alone, '/', code)).toEqual(sheetReading(whole, '/', code));
    }
  });

  test('the campaign under way is dated from the day of loading: some sheets late, some due soon, most ahead', async () => {
    const sheets = await database()
      .db.selectFrom('sheet')
      .innerJoin('edition', 'edition.id', 'sheet.editionId')
      .select(['sheet.dueOn', 'sheet.state'])
      .where('year', '=', 2021)
      .execute();

    const late = sheets.filter((sheet) => daysLate(sheet, loadedOn) > 0);
    const soon = sheets.filter(({ dueOn }) => dueOn && dueOn >= loadedOn && dueOn <= '2030-05-31');
    expect({ all: sheets.length, late: late.length, soon: soon.length }).toEqual({ all: 53, late: 5, soon: 11 });
  });
});

/** What the file holds; with UPDATE_GOLDEN, once this text is written in it. */
function goldenText(name: string, text: string): string {
  const file = inProject(`test/golden/${name}.txt`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The first lines that differ: a golden file of two thousand lines is never printed whole. */
function differences(expected: string, found: string, most = 10): string[] {
  const [before, after] = [expected.split('\n'), found.split('\n')];
  const [gone, come] = [new Set(after), new Set(before)];
  const removed = before.filter((line) => !gone.has(line)).map((line) => `- ${line}`);
  const added = after.filter((line) => !come.has(line)).map((line) => `+ ${line}`);
  const moved = removed.length + added.length === 0 && expected !== found ? ['lines stand in another order'] : [];
  return [...removed.slice(0, most), ...added.slice(0, most), ...moved];
}
