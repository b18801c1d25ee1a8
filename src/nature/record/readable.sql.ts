import { type RawBuilder, sql } from 'kysely';
import { type Actor, organisationsWhere } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';

/** The columns that every reading has, as `shown_record` gives them. */
const columns = sql.raw(`organisation_id, id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status,
  source_status, reference, date_from, date_to, time_from, time_to, observer_ids, determiner_ids, determined_on,
  determination_method, place_kind, geometry, geometry_nature, precision, site_id, place_name, altitude_min, altitude_max,
  depth_min, depth_max, habitat, commune_code, departement_code, mesh_code, sensitivity, shown_level, descriptors, count_min,
  count_max, comment, context, validation, partner_validation, changed_at`);

/** What somebody may read, organisation by organisation: each part then has one, and an index gives it in order. */
export interface Audience {
  /** Those whose records they work on: all, as they are. */
  works: string[];
  /** Those whose members they are: all, as sensitivity leaves them. */
  member: string[];
  /** Everybody else’s published datasets, as sensitivity leaves their records. */
  open: OpenDatasets[];
}

interface OpenDatasets {
  organisationId: string;
  datasetIds: string[];
  /** Whether most of its records are in them: an index of datasets then leads to nearly all, and is not asked. */
  isMost: boolean;
}

export async function audienceOf(db: Db, actor: Actor): Promise<Audience> {
  const { rows } = await sql<OpenDatasets>`
    select organisation_id, coalesce(json_agg(id order by id) filter (where published), '[]'::json) as dataset_ids,
      coalesce(sum(record_count) filter (where published), 0) * 10 > sum(record_count) as is_most
    from dataset group by organisation_id order by organisation_id
  `.execute(db);
  const all = rows.map(({ organisationId }) => organisationId);
  const works = actor.owner ? all : organisationsWhere(actor, 'record.read');
  const granted = actor.grants.map(({ organisationId }) => organisationId);
  const member = [...new Set(granted)].filter((id) => !works.includes(id));
  const open = rows.filter(
    ({ organisationId, datasetIds }) => datasetIds.length > 0 && ![...works, ...member].includes(organisationId),
  );
  return { works, member, open };
}

/** The part of it that may hold records of an organisation or a dataset: the rest is not looked at. */
export function narrowed(
  { works, member, open }: Audience,
  { organisationId, datasetId }: { organisationId?: string | undefined; datasetId?: string | undefined },
): Audience {
  const isAsked = (id: string) => organisationId === undefined || id === organisationId;
  const ofDataset = open.map((each) => ({
    ...each,
    datasetIds: each.datasetIds.filter((id) => datasetId === undefined || id === datasetId),
    isMost: each.isMost && datasetId === undefined,
  }));
  return {
    works: works.filter(isAsked),
    member: member.filter(isAsked),
    open: ofDataset.filter((each) => isAsked(each.organisationId) && each.datasetIds.length > 0),
  };
}

/** A table or view of records and which of its rows, named `record`. */
export interface ReadablePart {
  /** How precisely its records say where they are: as they are, or by what is named instead. */
  shows: 'place' | 'commune' | 'mesh' | 'departement';
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
}

/** What `shown_record` is made of: apart, each is read by an index in the order that is asked. */
const shownViews = [
  ['place', 'exact_record'],
  ['commune', 'commune_record'],
  ['mesh', 'mesh_record'],
  ['departement', 'departement_record'],
] as const;

/** The parts that make all that somebody may read; no record is in two. */
export function readableParts({ works, member, open }: Audience): ReadablePart[] {
  const shown = (where: RawBuilder<unknown>): ReadablePart[] =>
    shownViews.map(([shows, view]) => ({ shows, from: sql`${sql.table(view)} record`, where }));
  const of = (id: string) => sql`record.organisation_id = ${id}::uuid`;
  return [
    ...works.map((id): ReadablePart => ({ shows: 'place', from: sql`record`, where: of(id) })),
    ...member.flatMap((id) => shown(of(id))),
    ...open.flatMap((each) => shown(sql`${of(each.organisationId)} and ${ofDatasets(each)}`)),
  ];
}

const ofDatasets = ({ datasetIds, isMost }: OpenDatasets): RawBuilder<unknown> => {
  if (datasetIds.length === 1) return sql`record.dataset_id = ${datasetIds[0]}::uuid`;
  const among = sql`record.dataset_id = any(${datasetIds}::uuid[])`;
  return isMost ? sql`coalesce(${among}, false)` : among;
};

/**
 * All the records that somebody may read, as a table: exact for those who work on them; as sensitivity leaves them for
 * other members; of published datasets alone, and so left, for everybody else. Every page, map and file reads this.
 */
export function readableRecords(audience: Audience): RawBuilder<unknown> {
  const parts = readableParts(audience).map(({ from, where }) => sql`select ${columns} from ${from} where ${where}`);
  return parts.length > 0
    ? sql`(${sql.join(parts, sql` union all `)})`
    : sql`(select ${columns} from record where false)`;
}

/** Where a row of records may be drawn or told to be: one that tells its département alone is nowhere, whatever its geometry. */
export const toldGeometry = (row: string): RawBuilder<unknown> =>
  sql`case when ${sql.ref(`${row}.place_kind`)} <> 'departement' then ${sql.ref(`${row}.geometry`)} end`;

/** Records that are asked for: of those that somebody may read, those that a filter keeps. */
export interface AskedRecords {
  audience: Audience;
  /** Asked of a row named `record`. */
  which: RawBuilder<unknown>;
  /** Where a filter asks for a season: the first days it may have, year by year, latest first; each is read by itself. */
  periods?: { from: string; to: string }[] | undefined;
  /** Where there are two ways to be kept, which exclude each other: each is read by itself, by its own index. */
  either?: RawBuilder<unknown>[] | undefined;
  /** Of those shown in one way alone. */
  shows?: ReadablePart['shows'];
}

/** The same parts, each with what is asked, `only` some columns and the first ones in an order. */
export function askedParts(
  { audience, which, periods, either = [sql`true`], shows }: AskedRecords,
  { only, rest }: { only: RawBuilder<unknown>; rest: RawBuilder<unknown> },
): RawBuilder<unknown>[] {
  const days =
    periods && sql`unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[])`;
  const parts = readableParts(audience).filter((part) => shows === undefined || part.shows === shows);
  return parts.flatMap(({ from, where }) =>
    either.map((way) =>
      days
        ? sql`(select record.* from ${days} period (first, last) cross join lateral (
            select ${only} from ${from} where ${where} and ${which} and ${way}
              and record.date_from between period.first and period.last ${rest}
          ) record ${rest})`
        : sql`(select ${only} from ${from} where ${where} and ${which} and ${way} ${rest})`,
    ),
  );
}

/** The latest of them, as a table: each part gives its own latest ones. */
export function latestReadable(
  asked: AskedRecords,
  { limit, after, only = columns }: { limit: number; after?: After | undefined; only?: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const rest = sql`order by date_from desc, id desc limit ${limit}`;
  const which = after
    ? sql`${asked.which} and record.date_from <= ${after.date}::date
        and (record.date_from, record.id) < (${after.date}::date, ${after.id}::uuid)`
    : asked.which;
  const parts = askedParts({ ...asked, which }, { only, rest });
  return parts.length > 0
    ? sql`(select * from (${sql.join(parts, sql` union all `)}) latest ${rest})`
    : sql`(select ${only} from record where false)`;
}

export interface ReadRecord {
  id: string;
  organisationId: string;
  datasetId: string;
  dataset: string;
  generated: boolean;
  nameCited: string;
  cdRef: number | null;
  status: string;
  dateFrom: string;
  dateTo: string;
  placeKind: string;
  placeName: string;
  communeCode: string | null;
  commune: string | null;
  departementCode: string | null;
  meshCode: string | null;
  sensitivity: number;
  countMin: number | null;
  countMax: number | null;
  validation: number;
  observers: string[];
}

/** Where a list goes on from: the last record it showed. */
export interface After {
  date: string;
  id: string;
}

/** Asked records, latest first, one more than the limit where there are more. */
export async function listRecords(db: Db, asked: AskedRecords, limit: number, after?: After): Promise<ReadRecord[]> {
  const exact = asked.audience.works;
  const { rows } = await sql<ReadRecord>`
    with found as materialized (${latestReadable(asked, { limit: limit + 1, after })})
    select found.id, found.organisation_id, found.dataset_id, dataset.short_name as dataset, dataset.generated,
      found.name_cited, found.cd_ref, found.status, found.date_from, found.date_to, found.place_kind, found.place_name,
      found.commune_code, commune.name as commune, found.departement_code, found.mesh_code, found.sensitivity,
      found.count_min, found.count_max, found.validation,
      coalesce((select json_agg(case when found.organisation_id = any(${exact}::uuid[]) then known.name else shown.name end)
        from observer known join shown_observer shown on shown.organisation_id = known.organisation_id and shown.id = known.id
        where known.organisation_id = found.organisation_id and known.id = any(found.observer_ids)
          and (shown.name <> '' or found.organisation_id = any(${exact}::uuid[]))), '[]'::json) as observers
    from found
      join dataset on dataset.organisation_id = found.organisation_id and dataset.id = found.dataset_id
      left join lateral (
        select name from territory where kind = 'commune' and code = found.commune_code order by vintage desc limit 1
      ) commune on true
    order by found.date_from desc, found.id desc
  `.execute(db);
  return rows;
}

/** The latest records of a dataset. */
export async function listRecordsOfDataset(
  db: Db,
  actor: Actor,
  dataset: { organisationId: string; id: string },
  limit: number,
): Promise<ReadRecord[]> {
  const audience = narrowed(await audienceOf(db, actor), {
    organisationId: dataset.organisationId,
    datasetId: dataset.id,
  });
  return listRecords(db, { audience, which: sql`record.dataset_id = ${dataset.id}::uuid` }, limit);
}
