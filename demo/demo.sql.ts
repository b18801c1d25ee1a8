import { sql } from 'kysely';
import type { Db, Tx } from '../src/kernel/db/index.ts';
import { searchForm } from '../src/kernel/french.ts';

/** Communes of Nord and Pas-de-Calais by their name; a name that is none of them is refused. */
export async function findCommunesNamed(db: Db, names: readonly string[]) {
  const rows = await db
    .selectFrom('territory')
    .select(['id', 'code', 'name'])
    .where('kind', '=', 'commune')
    .where('departementCode', 'in', ['62', '59'])
    .orderBy('departementCode', 'desc')
    .execute();
  const byName = new Map(rows.toReversed().map((row) => [searchForm(row.name), row]));
  return names.map((name) => {
    const found = byName.get(searchForm(name));
    if (!found) throw new Error(`no commune of Nord or Pas-de-Calais is called ${name}`);
    return found;
  });
}

export interface SheetLinks {
  figures: {
    sheetId: string;
    code: string;
    kind: string;
    start: string;
    end: string;
    position: number;
    key: boolean;
  }[];
  actions: { sheetId: string; actionId: string; block: string; position: number }[];
  commitments: { sheetId: string; commitmentId: string }[];
}

/** Hangs figures, actions and announced commitments on sheets, all at once. */
export async function linkSheets(tx: Tx, organisationId: string, links: SheetLinks): Promise<void> {
  await sql`
    insert into sheet_figure (sheet_id, indicator_id, period_kind, period_start, period_end, position, key)
    select given.sheet_id, indicator.id, given.kind, given.start, given."end", given.position, given.key
    from json_to_recordset(${JSON.stringify(links.figures.map(snakeCased))}::json)
      as given (sheet_id uuid, code text, kind text, start date, "end" date, position integer, key boolean)
      join indicator on indicator.organisation_id = ${organisationId} and indicator.code = given.code
  `.execute(tx);
  await sql`
    insert into sheet_action (sheet_id, action_id, block, position)
    select sheet_id, action_id, block, position
    from json_to_recordset(${JSON.stringify(links.actions.map(snakeCased))}::json)
      as given (sheet_id uuid, action_id uuid, block text, position integer)
  `.execute(tx);
  await sql`
    insert into sheet_commitment (sheet_id, commitment_id, role)
    select sheet_id, commitment_id, 'announced'
    from json_to_recordset(${JSON.stringify(links.commitments.map(snakeCased))}::json)
      as given (sheet_id uuid, commitment_id uuid)
  `.execute(tx);
}

const snakeCased = ({ sheetId, actionId, commitmentId, ...rest }: Record<string, unknown>) => ({
  sheet_id: sheetId,
  action_id: actionId,
  commitment_id: commitmentId,
  ...rest,
});

export const findVersion = async (db: Db, editionId: string): Promise<number> =>
  (await db.selectFrom('edition').select('version').where('id', '=', editionId).executeTakeFirstOrThrow()).version;

/** Sheets of an edition with what they ask, in the order it was announced. */
export const listSheetsOf = (db: Db, editionId: string) =>
  db
    .selectFrom('sheet')
    .select(['id', 'code', 'serviceId'])
    .select([
      sql<string | null>`(select action_id from sheet_action where sheet_id = sheet.id order by position limit 1)`.as(
        'actionId',
      ),
      sql<string[]>`array(
        select commitment_id::text from sheet_commitment link join commitment on commitment.id = link.commitment_id
        where link.sheet_id = sheet.id and link.role = 'asked' order by commitment.position
      )`.as('asked'),
    ])
    .where('editionId', '=', editionId)
    .execute();

/** Sheets of an edition in their order. */
export const listOutlineOf = (db: Db, editionId: string) =>
  db
    .selectFrom('sheet')
    .select(['id', 'code', 'kind'])
    .where('editionId', '=', editionId)
    .orderBy('position')
    .execute();

/** Tells the planner how large the tables have become: nobody does it by itself in the embedded engine. */
export const analyseAll = (db: Db) => sql`analyze`.execute(db);

/** Places by their name. */
export async function nameSitesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('site').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Of an old survey, what a report says of it. */
export const stateVisited = (db: Db, id: string, stated: { statedVisited: number; statedSource: string }) =>
  db.updateTable('watchCampaign').set(stated).where('id', '=', id).execute();

/** Says of a tour, and of all that was observed and assessed, that it was made up. */
export async function markInvented(db: Db, organisationId: string, campaignId: string): Promise<void> {
  await db.updateTable('watchCampaign').set({ generated: true }).where('id', '=', campaignId).execute();
  for (const table of ['conditionObservation', 'siteCondition', 'pressureAssessment'] as const)
    await db.updateTable(table).set({ generated: true }).where('organisationId', '=', organisationId).execute();
}

/** Says of viewpoints, of their shots and of what was read in them that they were made up. */
export async function markViewsInvented(db: Db, organisationId: string): Promise<void> {
  for (const table of ['viewpoint', 'reshootCampaign'] as const)
    await db.updateTable(table).set({ generated: true }).where('organisationId', '=', organisationId).execute();
  for (const table of ['shot', 'landscapeChange'] as const)
    await db
      .updateTable(table)
      .set({ generated: true })
      .where('viewpointId', 'in', (eb) =>
        eb.selectFrom('viewpoint').select('viewpoint.id').where('viewpoint.organisationId', '=', organisationId),
      )
      .execute();
}

/** Says of a dataset that its records were made up. */
export const markRecordsGenerated = (db: Db, datasetId: string) =>
  db.updateTable('dataset').set({ generated: true }).where('id', '=', datasetId).execute();

/** Records of a year by taxon, seen or sought in vain. */
export async function countRecordsOfYear(db: Db, organisationId: string, year: number) {
  const { rows } = await sql<{ cdRef: number; status: string; count: number }>`
    select cd_ref, status, count(*)::int as count from record
    where organisation_id = ${organisationId}::uuid and extract(year from date_from) = ${year}::int
    group by cd_ref, status
  `.execute(db);
  return rows;
}

export async function findObserver(db: Db, organisationId: string, name: string): Promise<string> {
  const known = db.selectFrom('observer').select('id').where('organisationId', '=', organisationId);
  return (await known.where('name', '=', name).executeTakeFirstOrThrow()).id;
}

/** Says of the events of an organisation that they were made up. */
export const markEventsGenerated = (db: Db, organisationId: string) =>
  db.updateTable('event').set({ generated: true }).where('organisationId', '=', organisationId).execute();

export async function insertObserver(db: Db, organisationId: string, name: string, pseudonym: string): Promise<string> {
  const row = { organisationId, name, search: searchForm(name), pseudonym };
  return (await db.insertInto('observer').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** Said on its page and on its papers: what it holds was invented. */
export const markAssessmentGenerated = (db: Db, id: string) =>
  db.updateTable('assessment').set({ generated: true }).where('id', '=', id).execute();

/** The first commitments that the published reports of an organisation announce. */
export const listAnnounced = async (db: Db, organisationId: string, most: number) => {
  const { rows } = await sql<{ id: string; name: string }>`
    select commitment.id, commitment.sentence as name
    from published_commitment commitment join published_action action on action.id = commitment.action_id
    where commitment.organisation_id = ${organisationId}::uuid
    order by action.number collate fr_natural, commitment.position, commitment.id limit ${most}
  `.execute(db);
  return rows;
};

/** What was sent in the demonstration was invented. */
export const markMessagesGenerated = (db: Db, organisationId: string) =>
  db.updateTable('citizenMessage').set({ generated: true }).where('organisationId', '=', organisationId).execute();

/** The viewpoint of an organisation that has that name. */
export const findViewpointNamed = async (db: Db, organisationId: string, title: string): Promise<string> =>
  (
    await db
      .selectFrom('viewpoint')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
  ).id;
