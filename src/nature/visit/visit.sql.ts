import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { isOpenDataset } from '../dataset/open-dataset.sql.ts';
import type { Descriptor } from '../record/descriptor.ts';
import type { KnownTaxon, WrittenVisit } from './visit.ts';

export interface VisitRow {
  id: string;
  organisationId: string;
  organisation: string;
  datasetId: string;
  dataset: string;
  generated: boolean;
  protocol: string | null;
  protocolVersion: number | null;
  siteId: string | null;
  /** The site’s name, else the place as it was written, else its commune. */
  place: string;
  placeName: string;
  communeCode: string | null;
  /** Degrees. */
  point: [number, number] | null;
  precision: number | null;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  pass: number | null;
  method: string;
  comment: string;
  fields: Record<string, string>;
  done: boolean;
  notDoneReason: string;
  observers: string[];
  observerIds: string[];
  version: number;
  createdBy: string | null;
  createdByName: string;
  changedAt: Date;
}

const visitColumns = sql`
  visit.id, visit.organisation_id, organisation.short_name as organisation, visit.dataset_id, dataset.name as dataset,
  dataset.generated, visit.protocol, visit.protocol_version, visit.site_id, coalesce(site.name, nullif(visit.place_name, ''),
    (select name from territory where kind = 'commune' and code = visit.commune_code order by vintage desc limit 1), '') as place,
  visit.place_name, visit.commune_code, case when visit.geometry is not null then json_build_array(
    round(ST_X(ST_Transform(ST_PointOnSurface(visit.geometry), 4326))::numeric, 6)::float8,
    round(ST_Y(ST_Transform(ST_PointOnSurface(visit.geometry), 4326))::numeric, 6)::float8) end as point,
  visit.precision, visit.date_from::text, visit.date_to::text, to_char(visit.time_from, 'HH24:MI') as time_from,
  to_char(visit.time_to, 'HH24:MI') as time_to, visit.pass, visit.method, visit.comment, visit.fields, visit.done,
  visit.not_done_reason, visit.observer_ids, visit.version, visit.created_by, coalesce(person.name, '') as created_by_name, visit.changed_at,
  coalesce((select json_agg(observer.name order by named.at) from unnest(visit.observer_ids) with ordinality named (id, at)
    join observer on observer.organisation_id = visit.organisation_id and observer.id = named.id), '[]'::json) as observers`;

const visitTables = sql`visit
  join organisation on organisation.id = visit.organisation_id
  join dataset on dataset.organisation_id = visit.organisation_id and dataset.id = visit.dataset_id
  left join site on site.id = visit.site_id
  left join person on person.id = visit.created_by`;

/** A visit, whoever’s it is. */
export async function findVisit(db: Db, id: string): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    select ${visitColumns} from ${visitTables} where visit.id = ${id}::uuid
  `.execute(db);
  return rows[0];
}

/** Held until the transaction ends, so that two people correct one visit in turn. */
export async function lockVisit(tx: Tx, id: string): Promise<VisitRow | undefined> {
  await sql`select id from visit where id = ${id}::uuid for update`.execute(tx);
  return findVisit(tx, id);
}

export interface VisitFilter {
  organisationIds: string[];
  datasetId?: string | undefined;
  siteId?: string | undefined;
  protocol?: string | undefined;
  /** Days, both in. */
  from?: string | undefined;
  to?: string | undefined;
  /** The last one of the page before. */
  after?: { dateFrom: string; id: string } | undefined;
}

export interface ListedVisit extends VisitRow {
  records: number;
  positives: number;
}

/** Visits, latest first, so many. */
export async function listVisitsWhere(db: Db, filter: VisitFilter, limit: number | null): Promise<ListedVisit[]> {
  const { datasetId, siteId, protocol, from, to, after } = filter;
  const { rows } = await sql<ListedVisit>`
    select ${visitColumns},
      (select count(*)::integer from record where record.organisation_id = visit.organisation_id and record.visit_id = visit.id) as records,
      (select count(*)::integer from record where record.organisation_id = visit.organisation_id and record.visit_id = visit.id
        and record.status = 'Pr') as positives
    from ${visitTables}
    where visit.organisation_id = any(${filter.organisationIds}::uuid[])
      ${datasetId ? sql`and visit.dataset_id = ${datasetId}::uuid` : sql``}
      ${siteId ? sql`and visit.site_id = ${siteId}::uuid` : sql``}
      ${protocol ? sql`and visit.protocol = ${protocol}` : sql``}
      ${from ? sql`and visit.date_from >= ${from}::date` : sql``}
      ${to ? sql`and visit.date_from <= ${to}::date` : sql``}
      ${after ? sql`and (visit.date_from, visit.id) < (${after.dateFrom}::date, ${after.id}::uuid)` : sql``}
    order by visit.date_from desc, visit.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export interface VisitRecordRow {
  id: string;
  visitId: string;
  nameCited: string;
  cdNom: number | null;
  cdRef: number | null;
  status: 'Pr' | 'No' | 'NSP';
  descriptors: Descriptor[];
  countMin: number | null;
  countMax: number | null;
  extra: Record<string, string>;
  comment: string;
  validation: number;
  /** The accepted name and the French one. */
  taxon: string;
  vernacular: string;
}

/** Records of visits, in the order they were written. */
export async function listRecordsOf(db: Db, organisationIds: string[], visitIds: string[]): Promise<VisitRecordRow[]> {
  const { rows } = await sql<VisitRecordRow>`
    select record.id, record.visit_id, record.name_cited, record.cd_nom, record.cd_ref, record.status, record.descriptors,
      record.count_min, record.count_max, record.extra, record.comment, record.validation,
      coalesce(taxon.name, '') as taxon, coalesce(taxon.vernacular, '') as vernacular
    from record left join taxon on taxon.version = record.taxref_version and taxon.cd_nom = record.cd_ref
    where record.organisation_id = any(${organisationIds}::uuid[]) and record.visit_id = any(${visitIds}::uuid[])
    order by record.created_at, record.line nulls last, record.id
  `.execute(db);
  return rows;
}

/** The dataset that a visit is put in. */
export async function findDataset(db: Db, id: string): Promise<{ organisationId: string; open: boolean } | undefined> {
  const { rows } = await sql<{ organisationId: string; open: boolean }>`
    select organisation_id, ${isOpenDataset} as open from dataset where id = ${id}::uuid
  `.execute(db);
  return rows[0];
}

/** A place of the register that an organisation may say something of: its own, or one that all may read. */
export async function findPlace(db: Db, organisationId: string, siteId: string): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from site where id = ${siteId}::uuid and (published or organisation_id = ${organisationId}::uuid)
  `.execute(db);
  return rows[0];
}

/** What TAXREF in use knows of names. */
export async function findKnownTaxa(db: Db, cdNoms: readonly number[]): Promise<Map<number, KnownTaxon>> {
  const { rows } = await sql<{ cdNom: number } & KnownTaxon>`
    select name.cd_nom, name.cd_ref, coalesce(taxon.lineage, '{}') as lineage
    from taxref_version current join taxon name on name.version = current.version
      left join taxon on taxon.version = name.version and taxon.cd_nom = name.cd_ref
    where current.in_use and name.cd_nom = any(${[...cdNoms]}::integer[])
  `.execute(db);
  return new Map(rows.map(({ cdNom, ...known }) => [cdNom, known]));
}

interface VisitToWrite {
  organisationId: string;
  visit: WrittenVisit;
  protocolVersion: number;
  grouping: string;
  observerIds: string[];
  createdBy: string | null;
  at: Date;
}

const valuesOf = ({
  organisationId,
  visit,
  protocolVersion,
  grouping,
  observerIds,
  createdBy,
  at,
}: VisitToWrite) => sql`
  (${organisationId}::uuid, ${visit.id}::uuid, ${visit.datasetId}::uuid, ${visit.siteId}::uuid, ${visit.protocol},
    ${protocolVersion}, ${visit.pass}, ${grouping}, ${visit.dateFrom}::date, ${visit.dateTo ?? visit.dateFrom}::date,
    ${visit.timeFrom}::time, ${visit.timeTo}::time, ${observerIds}::uuid[],
    ${visit.point ? sql`ST_Transform(ST_SetSRID(ST_MakePoint(${visit.point[0]}, ${visit.point[1]}), 4326), 2154)` : sql`null`},
    ${visit.precision}::integer, ${visit.communeCode}, ${visit.placeName}, ${visit.method}, ${visit.comment}, ${JSON.stringify(visit.fields)}::jsonb,
    ${visit.done}, ${visit.notDoneReason}, ${createdBy}::uuid, ${at}::timestamptz, ${at}::timestamptz)`;

const written = ['site_id', 'protocol', 'protocol_version', 'pass', 'grouping', 'date_from', 'date_to']
  .concat([
    'time_from',
    'time_to',
    'observer_ids',
    'geometry',
    'precision',
    'commune_code',
    'place_name',
    'method',
    'comment',
    'fields',
  ])
  .concat(['done', 'not_done_reason']);

const names = sql.raw(
  ['organisation_id', 'id', 'dataset_id', ...written, 'created_by', 'created_at', 'changed_at'].join(', '),
);

/** False where a visit of this number was there already. */
export async function insertVisit(tx: Tx, visit: VisitToWrite): Promise<boolean> {
  const { rows } = await sql`
    insert into visit (${names}) values ${valuesOf(visit)} on conflict (organisation_id, id) do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Its dataset and who wrote it first stay. */
export async function updateVisit(tx: Tx, visit: VisitToWrite): Promise<void> {
  await sql`
    insert into visit (${names}) values ${valuesOf(visit)}
    on conflict (organisation_id, id) do update set
      ${sql.raw(written.map((name) => `${name} = excluded.${name}`).join(', '))},
      version = visit.version + 1, changed_at = excluded.changed_at
  `.execute(tx);
}

/** Takes out of a visit the records that a correction no longer has. */
export async function deleteOtherRecords(
  tx: Tx,
  { organisationId, visitId }: { organisationId: string; visitId: string },
  keptIds: readonly string[],
): Promise<void> {
  await sql`
    delete from record where organisation_id = ${organisationId}::uuid and visit_id = ${visitId}::uuid
      and id <> all(${[...keptIds]}::uuid[])
  `.execute(tx);
}

/** Numbers of records that are taken by others than this visit’s. */
export async function takenNumbers(
  tx: Tx,
  { organisationId, visitId }: { organisationId: string; visitId: string },
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    select count(*)::integer as taken from record
    where organisation_id = ${organisationId}::uuid and id = any(${[...ids]}::uuid[])
      and visit_id is distinct from ${visitId}::uuid
  `.execute(tx);
  return rows[0]?.taken ?? 0;
}
