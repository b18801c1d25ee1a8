import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Shown } from './observer-form.ts';

export interface ObserverRow {
  id: string;
  organisationId: string;
  name: string;
  body: string;
  shown: Shown;
  pseudonym: string;
  agreedOn: string | null;
  personId: string | null;
  account: string | null;
  erasedAt: Date | null;
  version: number;
}

const columns = sql`observer.id, observer.organisation_id, observer.name, observer.body, observer.shown, observer.pseudonym,
  observer.agreed_on::text, observer.person_id, person.name as account, observer.erased_at, observer.version`;
const tables = sql`observer left join person on person.id = observer.person_id`;

export async function findObserver(db: Db, id: string): Promise<ObserverRow | undefined> {
  const { rows } = await sql<ObserverRow>`
    select ${columns} from ${tables}
    where observer.organisation_id in (select id from organisation) and observer.id = ${id}::uuid
  `.execute(db);
  return rows[0];
}

/** Observers of some organisations by name, a page at a time, with how many there are; the erased have no name to list. */
export async function searchObservers(
  db: Db,
  organisationIds: string[],
  { form, shown }: { form: string; shown: Shown | null },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ observers: ObserverRow[]; total: number }> {
  const which = sql`observer.organisation_id = any(${organisationIds}::uuid[]) and observer.erased_at is null
    ${form ? sql`and observer.search like ${`%${form}%`}` : sql``} ${shown ? sql`and observer.shown = ${shown}` : sql``}`;
  const { rows } = await sql<ObserverRow>`
    select ${columns} from ${tables} where ${which} order by observer.name collate fr, observer.id
    limit ${limit} offset ${offset}
  `.execute(db);
  const counted = await sql<{ total: number }>`select count(*)::integer as total from observer where ${which}`.execute(
    db,
  );
  return { observers: rows, total: counted.rows[0]?.total ?? 0 };
}

/** Whether another observer of the organisation has this name. */
export async function isObserverKnown(
  db: Db,
  { organisationId, id }: Pick<ObserverRow, 'organisationId' | 'id'>,
  named: { search: string; body: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from observer where organisation_id = ${organisationId}::uuid and id <> ${id}::uuid and erased_at is null
      and search = ${named.search} and body = ${named.body}
  `.execute(db);
  return rows.length > 0;
}

interface SaidOfObserver extends Pick<ObserverRow, 'name' | 'body' | 'shown' | 'pseudonym' | 'agreedOn' | 'personId'> {
  search: string;
}

/** False where somebody changed it since. */
export async function updateObserver(
  tx: Tx,
  { organisationId, id }: Pick<ObserverRow, 'organisationId' | 'id'>,
  version: number,
  said: SaidOfObserver,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('observer')
    .set({ ...said, version: version + 1 })
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All that the installation holds of an observer’s visits, records, questions and journal lines. */
export async function readAllOf(db: Db, { organisationId, id }: Pick<ObserverRow, 'organisationId' | 'id'>) {
  const records = await sql<Record<string, unknown>>`
    select record.id, dataset.name as dataset, record.visit_id, record.name_cited, record.cd_nom, record.cd_ref, record.status,
      record.date_from::text, record.date_to::text, record.time_from::text, record.time_to::text,
      array_remove(array[case when ${id}::uuid = any(record.observer_ids) then 'observer' end,
        case when ${id}::uuid = any(record.determiner_ids) then 'determiner' end], null) as part,
      record.place_kind, record.place_name, record.commune_code, record.departement_code, record.mesh_code,
      ST_AsText(ST_Transform(record.geometry, 4326), 6) as geometry, record.precision, record.altitude_min, record.altitude_max,
      record.count_min, record.count_max, record.descriptors, record.comment, record.context, record.extra,
      record.sensitivity, record.validation
    from record join dataset on dataset.organisation_id = record.organisation_id and dataset.id = record.dataset_id
    where record.organisation_id = ${organisationId}::uuid
      and (record.observer_ids @> array[${id}::uuid] or record.determiner_ids @> array[${id}::uuid])
    order by record.date_from, record.id
  `.execute(db);
  const visits = await sql<Record<string, unknown>>`
    select id, protocol, date_from::text, date_to::text, time_from::text, time_to::text, place_name,
      ST_AsText(ST_Transform(geometry, 4326), 6) as geometry, method, effort, comment, fields
    from visit where organisation_id = ${organisationId}::uuid and observer_ids @> array[${id}::uuid]
    order by date_from, id
  `.execute(db);
  return { visits: visits.rows, records: records.rows };
}
