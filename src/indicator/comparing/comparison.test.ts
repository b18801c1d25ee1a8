import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Db } from '../../kernel/db/index.ts';
import { comparisonSvg, endsApart } from './comparison-chart.ts';
import { readComparison } from './read-comparison.ts';

describeOnEachEngine('territories compared', (database) => {
  test('two communes, year by year; what is not validated is not there', async () => {
    const { db, id, communes } = await aMeasure(database().db);

    const found = await readComparison(db, id, { keys: communes, byInhabitants: false });

    expect(found.choices.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['EPCI d’essai', 'Grande commune', 'Petite commune']),
    );
    expect(found.years).toEqual([2019, 2020]);
    expect(found.series.map(({ points }) => points.map(({ printed }) => printed))).toEqual([
      ['5\u202ft', '8\u202ft'],
      ['2\u202ft'],
    ]);
    expect(comparisonSvg('Déchets', found)).toContain('Grande commune');
  });

  test('a commune beside its EPCI only for a thousand inhabitants, and the page says why', async () => {
    const { db, id, communes, epci } = await aMeasure(database().db);
    const keys = [communes[0] ?? '', epci];

    const plain = await readComparison(db, id, { keys, byInhabitants: false });
    const divided = await readComparison(db, id, { keys, byInhabitants: true });

    expect(plain.refused).toEqual([{ name: 'EPCI d’essai', reasons: [expect.stringContaining('habitants')] }]);
    expect(divided.series.map(({ points }) => points.at(-1)?.printed)).toEqual([
      '0,800\u00a0t pour 1\u202f000\u00a0hab.',
      '1,60\u00a0t pour 1\u202f000\u00a0hab.',
    ]);
  });

  test('the same name at another organisation, by another definition, is offered and not drawn', async () => {
    const { db, id, communes, elsewhere } = await aMeasure(database().db);

    const found = await readComparison(db, id, { keys: [communes[0] ?? '', elsewhere], byInhabitants: false });

    expect(found.series).toHaveLength(1);
    expect(found.refused).toEqual([{ name: 'Grande commune (Essai)', reasons: ['la définition n’est pas la même'] }]);
  });

  test('an unknown choice is passed over: the first territory is shown', async () => {
    const { db, id, epci } = await aMeasure(database().db);

    expect((await readComparison(db, id, { keys: ['rien'], byInhabitants: false })).chosen).toEqual([epci]);
  });
});

test('names at the end of their lines never cover one another', () => {
  expect(endsApart([10, 10, 0], [0, 10])).toEqual([0, 17, 0]);
});

let made = 0;

/** Waste of two communes of 10 000 and 1 000 inhabitants and of their EPCI of 50 000, and that of another organisation. */
async function aMeasure(db: Db) {
  const [at, other] = [await anOrganisation(db), await anOrganisation(db)];
  const { actor } = await aContext(db, 'coordinator', at);
  made += 1;
  const mark = `${at.organisation.slug}-${made}`;
  const territory = async (kind: 'commune' | 'epci', code: string, name: string, population: number) => {
    const row = { kind, code, vintage: 2026, name, population, search: '', source: 'essai' };
    return (await db.insertInto('territory').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  const codes = { large: `${mark}-a`, small: `${mark}-b`, epci: `${mark}-e` };
  const large = await territory('commune', codes.large, 'Grande commune', 10_000);
  const small = await territory('commune', codes.small, 'Petite commune', 1000);
  const epci = await territory('epci', codes.epci, 'EPCI d’essai', 50_000);
  const indicator = async (organisationId: string, definition: string) => {
    const row = {
      organisationId,
      code: 'dechets',
      label: `Déchets ${mark}`,
      unit: 't',
      kind: 'output' as const,
      definition,
    };
    return (await db.insertInto('indicator').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  const id = await indicator(at.organisation.id, 'Ramassés');
  const theirs = await indicator(other.organisation.id, 'Ramassés et verts');
  const values = [
    [id, large, 2019, '5', 'validated'],
    [id, large, 2020, '8', 'validated'],
    [id, large, 2021, '9', 'provisional'],
    [id, small, 2020, '2', 'validated'],
    [id, epci, 2020, '80', 'validated'],
    [theirs, large, 2020, '12', 'validated'],
  ] as const;
  await db
    .insertInto('indicatorValue')
    .values(
      values.map(([indicatorId, territoryId, year, value, status]) => ({
        ...{ indicatorId, territoryId, periodKind: 'year', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
        ...{ value, decimals: 0, status, recordedBy: actor.person?.id ?? '', recordedAt: new Date() },
      })),
    )
    .execute();
  return {
    ...{ db, id, epci: `epci-${codes.epci}`, communes: [`commune-${codes.large}`, `commune-${codes.small}`] },
    elsewhere: `commune-${codes.large}-${other.organisation.slug}`,
  };
}
