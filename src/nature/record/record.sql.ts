import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { readAhead } from '../../kernel/read-ahead.ts';
import { decideForRecords, decisionsOn, meshSquare } from '../sensitivity/shown.sql.ts';
import { NewRecordsJudge, type Placed } from '../validation/judge-new-records.ts';
import { judgeRecords } from '../validation/judge-records.ts';
import type { RecordToWrite } from './record.ts';
import { arraysOf, type ColumnArray, givenColumns } from './record-columns.ts';
import { addToCounts } from './record-count.sql.ts';

/** Rows sent to the database at once. */
const chunk = 5000;

export interface RecordsEntry {
  organisationId: string;
  batchId: string | null;
  createdBy: string | null;
  at: Date;
}

type Records = readonly RecordToWrite[];

/**
 * The one door by which records are written, many at once: each is placed in Lambert-93, in its commune, département and
 * mesh, its name resolved in the version of TAXREF in use, its sensitivity worked out, and judged by automatic rules. A
 * file hands its records over batch by batch: while one is written the last one is judged, the next one stands ready and
 * the one after it is read, so that the database never waits.
 */
export async function insertRecords(
  tx: Tx,
  entry: RecordsEntry,
  records: Records | AsyncIterable<Records>,
): Promise<void> {
  const counts = new Map<string, number>();
  const judge = new NewRecordsJudge(tx, entry);
  const batches = Symbol.asyncIterator in records ? records : inOne(records);
  for await (const { given, placed } of readAhead(inserted(tx, entry, batches))) {
    await judge.judge(given, placed);
    for (const { datasetId } of given) counts.set(datasetId, (counts.get(datasetId) ?? 0) + 1);
  }
  await addToCounts(tx, entry.organisationId, counts);
}

/** Chunk by chunk, what was worked out of records once they are written. */
async function* inserted(
  tx: Tx,
  entry: RecordsEntry,
  batches: AsyncIterable<Records>,
): AsyncGenerator<{ given: Records; placed: Placed[] }> {
  let isFirst = true;
  for await (const { given, arrays } of readAhead(readAhead(readChunks(batches)))) {
    const placed = await insertChunk(tx, entry, arrays, sql``);
    if (isFirst && given.length > chunk / 2) await readStatistics(tx);
    isFirst = false;
    yield { given, placed };
  }
}

async function* readChunks(batches: AsyncIterable<Records>): AsyncGenerator<{ given: Records; arrays: ColumnArray[] }> {
  for await (const batch of batches)
    for (const given of chunksOf(batch)) yield { given, arrays: await arraysOf(given) };
}

async function* inOne(records: Records): AsyncGenerator<Records> {
  yield records;
}

/**
 * What the planner knows of a table that a file has just begun to fill: without it, each batch would read all those
 * before it. Nobody else reads them until the import is done, so nothing else would tell it.
 */
async function readStatistics(tx: Tx): Promise<void> {
  const { rows } = await sql<{
    known: boolean;
  }>`select reltuples > 50000 as known from pg_class where oid = 'record'::regclass`.execute(tx);
  if (!rows[0]?.known) await sql`analyze record`.execute(tx);
}

/** What a visit says of its records anew; who brought them, and what others said of them, stays. */
const ofTheVisit = ['name_cited', 'cd_nom', 'status', 'date_from', 'date_to', 'time_from', 'time_to', 'observer_ids']
  .concat(['place_kind', 'geometry', 'precision', 'site_id', 'place_name', 'commune_code', 'departement_code'])
  .concat(['mesh_code', 'cd_ref', 'taxref_version', 'descriptors', 'count_min', 'count_max', 'comment', 'extra']);

/**
 * The door beside it, for records of a visit that was corrected: those that are there are rewritten where something
 * changed, and wait for validation again; the others are added. Returns nothing of those of other visits: they stay.
 */
export async function rewriteRecords(tx: Tx, entry: RecordsEntry, records: Records): Promise<void> {
  await overwrite(
    tx,
    entry,
    records,
    rewriting(ofTheVisit, sql`record.visit_id = excluded.visit_id and record.dataset_id = excluded.dataset_id`),
  );
  await decideForRecords(
    tx,
    entry,
    records.map(({ id }) => id),
  );
}

const rewriting = (
  columns: readonly string[],
  where: RawBuilder<unknown>,
) => sql`on conflict (organisation_id, id) do update set
      ${sql.raw(columns.map((name) => `${name} = excluded.${name}`).join(', '))},
      version = record.version + 1, changed_at = excluded.changed_at, validation = 0, partner_validation = null
    where ${where} and not ${isSame(columns)}`;

/** What a form says anew of one record, beside its place: what is not said again stays to the last digit. */
const saidOfOne =
  `name_cited, cd_nom, cd_ref, taxref_version, status, date_from, date_to, time_from, time_to, observer_ids,
  determiner_ids, determined_on, precision, place_name, altitude_min, altitude_max, descriptors, count_min, count_max,
  comment`.split(/,\s*/);
const placeOfOne = ['place_kind', 'geometry', 'site_id', 'commune_code', 'departement_code', 'mesh_code'];

/** One record that somebody corrected; where nothing changed, nothing is written. */
export async function rewriteRecord(
  tx: Tx,
  entry: RecordsEntry,
  record: RecordToWrite,
  placeIsKept: boolean,
): Promise<void> {
  await overwrite(tx, entry, [record], rewriting(placeIsKept ? saidOfOne : [...saidOfOne, ...placeOfOne], sql`true`));
  await decideForRecords(tx, entry, [record.id]);
}

/** Whether some columns of a record stand as they are said again, shapes to the last digit. */
const isSame = (columns: readonly string[]): RawBuilder<boolean> => {
  const [before, after] = ['record', 'excluded'].map((row) => columns.map((name) => `${row}.${name}::text`).join(', '));
  return sql.raw(`((${before}) is not distinct from (${after}))`);
};

/**
 * And for records that a file speaks of again: it says them anew, whole; their place in a visit and their author are not
 * the file’s. What was decided stands where it says the same, else they wait for validation again.
 */
export async function overwriteRecords(tx: Tx, entry: RecordsEntry, records: Records): Promise<void> {
  await overwrite(
    tx,
    entry,
    records,
    sql`on conflict (organisation_id, id) do update set
      ${sql.raw(saidByAFile.map((name) => `${name} = excluded.${name}`).join(', '))},
      version = record.version + 1, changed_at = excluded.changed_at,
      validation = case when ${isSame(saidByAFile)} then record.validation else 0 end,
      partner_validation = case when ${isSame(saidByAFile)} then record.partner_validation end`,
  );
}

async function overwrite(tx: Tx, entry: RecordsEntry, records: Records, otherwise: RawBuilder<unknown>): Promise<void> {
  for (const given of chunksOf(records)) {
    await insertChunk(tx, entry, await arraysOf(given), otherwise);
    await judgeRecords(
      tx,
      entry,
      given.map(({ id }) => id),
    );
  }
}

function* chunksOf(records: Records): Generator<Records> {
  for (let at = 0; at < records.length; at += chunk) yield records.slice(at, at + chunk);
}

async function insertChunk(
  tx: Tx,
  entry: RecordsEntry,
  arrays: ColumnArray[],
  otherwise: RawBuilder<unknown>,
): Promise<Placed[]> {
  const { organisationId, batchId, createdBy, at } = entry;
  const { rows } = await sql<Placed>`
    with given as materialized (
      select ${sql.raw(arrays.map(({ name, type }) => (type === 'uuid[]' ? `${name}::uuid[]` : name)).join(', '))}
      from unnest(${sql.join(arrays.map(({ type, array }) => sql`${array}::${sql.raw(type === 'uuid[]' ? 'text' : type)}[]`))})
        as given (${sql.raw(arrays.map(({ name }) => name).join(', '))})
    ), shaped as (
      select given.*, named.departement_code as named_departement, case given.place_kind
        when 'geometry' then ${projected}
        when 'site' then site.mark
        when 'mesh' then (${meshSquare(sql`given.said_mesh`)})
        when 'commune' then (
          select ST_PointOnSurface(outline) from territory_outline where territory_id = named.id)
      end as geometry
      from given
        left join site on given.place_kind = 'site' and site.id = given.site_id
        left join lateral (
          select id, departement_code from territory
          where kind = 'commune' and code = given.said_commune order by vintage desc limit 1
        ) named on true
    ), placed as materialized (
      select *, case when place_kind in ('geometry', 'site') then ST_PointOnSurface(geometry) end as point from shaped
    ), known as materialized (
      select placed.*, coalesce(commune.code, said_commune) as commune_code,
        coalesce(commune.departement_code, named_departement, said_departement) as departement_code,
        coalesce(said_mesh, ${meshOfPoint}) as mesh_code, taxon.cd_ref, taxon.version as taxref_version
      from placed
        left join lateral (
          select territory.code, territory.departement_code
          from territory_part here join territory on territory.id = here.territory_id
          where ST_Intersects(here.part, placed.point)
          order by territory.vintage desc, territory.code limit 1
        ) commune on true
        left join lateral (
          select cd_ref, version from taxon
          where version = (select version from taxref_version where in_use) and cd_nom = placed.cd_nom limit 1
        ) taxon on true
    ), ${decisionsOn('known', at)}
    insert into record (organisation_id, batch_id, created_by, created_at, changed_at,
      ${sql.raw([...givenColumns, ...worked, ...decided].join(', '))})
    select ${organisationId}::uuid, ${batchId}::uuid, ${createdBy}::uuid, ${at}::timestamptz, ${at}::timestamptz,
      ${sql.raw([...givenColumns, ...worked].join(', '))}, level, shown_kind, shown_geometry
    from decided
    ${otherwise}
    returning id, cd_ref, departement_code, mesh_code
  `.execute(tx);
  return rows;
}

/** Worked out from what is given, then decided. */
const worked = ['geometry', 'commune_code', 'departement_code', 'mesh_code', 'cd_ref', 'taxref_version'];
const decided = ['sensitivity', 'shown_kind', 'shown_geometry'];

/** All that a file says of a record: what it gives, and what is worked out of it. */
export const saidByAFile = [...givenColumns, ...worked, ...decided].filter(
  (name) => !['id', 'dataset_id', 'visit_id', 'line'].includes(name),
);

const projected = sql`ST_Transform(case when given.shape is null then ST_SetSRID(ST_MakePoint(given.x, given.y), given.epsg)
  else ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(given.shape)), given.epsg) end, 2154)`;

/** The square of 10 km that a point in Lambert-93 falls in, by arithmetic; only what was placed has one. */
const meshOfPoint = sql`
  '10kmL93E' || lpad(floor(ST_X(placed.point) / 10000)::text, 3, '0')
    || 'N' || lpad(floor(ST_Y(placed.point) / 10000)::text, 3, '0')`;
