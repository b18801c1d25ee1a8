import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { addAssessmentSites, readAssessment, saveAssessment } from '../src/assessment/index.ts';
import { type Context, visitor } from '../src/identity/index.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { saveVisit } from '../src/nature/index.ts';
import { aContext, anOrganisation } from './builders.ts';
import { aDataset, aTaxref } from './nature.ts';

export const [frog, sparrowhawk, eagleOwl] = [351, 2895, 3489];
/** What is sought in vain. */
export const anything = 349525;
const grid = 'terrils-biodiversite';

/** Ten names, of which a table says how rare they are, and one sensitive bird. */
async function givenTables(db: Db): Promise<void> {
  await aTaxref(db);
  await sql`update taxon set group2 = case when cd_nom = ${frog} then 'Amphibiens' else 'Oiseaux' end`.execute(db);
  const table = { version: '1', filename: 'x', sha256: 'x', rowCount: 3, importedAt: new Date(), inUse: true };
  const { id } = await db
    .insertInto('referenceTable')
    .values({ ...table, kind: 'rarity', name: 'Rareté d’exemple', example: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  const classes: [number, string][] = [
    [frog, 'C'],
    [sparrowhawk, 'AR'],
    [eagleOwl, 'RR'],
  ];
  await db
    .insertInto('taxonRarity')
    .values(classes.map(([cdRef, name]) => ({ tableId: id, cdRef, cdNom: cdRef, class: name })))
    .execute();
  const rules = await db
    .insertInto('referenceTable')
    .values({ ...table, kind: 'sensitivity', name: 'Sensibilité' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('sensitivityRule')
    .values({ tableId: rules.id, cdNom: eagleOwl, cdRef: eagleOwl, level: 4 })
    .execute();
}

export type Assessing = Awaited<ReturnType<typeof assessing>>;

/** An association that assesses slag heaps, and what it does: sites, campaigns, visits. */
export async function assessing(db: Db) {
  await givenTables(db);
  const place = await anOrganisation(db);
  const organisationId = place.organisation.id;
  const datasetId = (await aDataset(db, place)).id;
  const coordinator = await aContext(db, 'coordinator', place);
  const contributor = await aContext(db, 'contributor', place);
  const guest: Context = { ...coordinator, actor: visitor };

  let made = 0;
  const aSite = async (published = true): Promise<{ id: string; name: string }> => {
    made += 1;
    const name = `Terril d’essai ${made}`;
    const { id } = await db
      .insertInto('site')
      .values({ organisationId, kind: 'terril', level: 'element', name, search: `terril d essai ${made}`, published })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, name };
  };
  const aCampaign = async (year: number, sites: { name: string }[], more = {}): Promise<string> => {
    const { id } = await saveAssessment(coordinator, {
      ...{ organisationId, title: `Campagne ${year}`, grid, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
      ...{ rarityTableId: '', ...more },
    });
    const names = sites.map(({ name }) => name).join('\n');
    if (names) await addAssessmentSites(coordinator, { assessmentId: id, names });
    return id;
  };
  const went = (site: { id: string }, dateFrom: string, group: string, taxa: number[]) =>
    saveVisit(contributor, {
      ...{ id: randomUUID(), datasetId, protocol: 'slag-heap-evaluation', siteId: site.id, dateFrom },
      ...{ timeFrom: '06:00', timeTo: '07:30', observers: ['Ada', 'Blaise'] },
      fields: { group, covered: '80', points: '3' },
      records: taxa.map((cdNom) => ({
        ...{ id: randomUUID(), nameCited: String(cdNom), cdNom },
        ...(cdNom === anything ? { status: 'No' as const } : { countMin: 1, countMax: 1 }),
        fields: { biologicalStatus: '3' },
      })),
    });
  const scoreOf = async (id: string, name: string) =>
    (await readAssessment(coordinator, id, 'sets')).sites.find((site) => site.name === name);
  const stated = async (id: string, name: string) =>
    Object.fromEntries(
      (await scoreOf(id, name))?.criteria.map(({ name: group, score, state }) => [group, score ?? state]) ?? [],
    );
  return { db, organisationId, datasetId, coordinator, contributor, guest, aSite, aCampaign, went, scoreOf, stated };
}
