import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ReadRecord } from './read-record.ts';

export const hasRecords = async (db: Db, organisationId: string): Promise<boolean> => {
  const { rows } = await sql`select from record where organisation_id = ${organisationId}::uuid limit 1`.execute(db);
  return rows.length > 0;
};

/** Rows whose permanent identifier, or whose producer's one in their dataset, a record bears already: its id, by line. */
export async function findKnownRows(
  db: Db,
  organisationId: string,
  read: readonly ReadRecord[],
): Promise<Map<number, string>> {
  const given = read.map(({ line, record: { id, datasetId, sourceKey } }) => ({
    line,
    id,
    dataset_id: datasetId,
    source_key: sourceKey,
  }));
  const { rows } = await sql<{ line: number; id: string }>`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(given)}::json) as given (line integer, id uuid, dataset_id uuid, source_key text)
    )
    select given.line, record.id from given
      join record on record.organisation_id = ${organisationId}::uuid and record.id = given.id
    union all
    select given.line, record.id from given
      join record on record.organisation_id = ${organisationId}::uuid and record.dataset_id = given.dataset_id
        and record.source_key collate "C" = given.source_key
    where given.source_key is not null
  `.execute(db);
  return new Map(rows.map(({ line, id }) => [line, id]));
}

export interface LikelyRow {
  line: number;
  cdRef: number;
  observerIds: string[];
  read: ReadRecord;
}

/**
 * Records that are the same taxon, at the same place (within a metre, or by the same name), on the same days, by one of
 * the same observers: by line. Those of the import itself are not looked at.
 */
export async function findSameRecords(
  db: Db,
  organisationId: string,
  batchId: string | null,
  rows: readonly LikelyRow[],
): Promise<Map<number, string>> {
  const given = rows.map(({ line, cdRef, observerIds, read: { record } }) => {
    const { place, dateFrom, dateTo } = record;
    return {
      line,
      cd_ref: cdRef,
      observer_ids: observerIds,
      date_from: dateFrom,
      date_to: dateTo,
      kind: place.kind,
      named: namedPlace(place),
      ...(place.kind === 'geometry' ? { shape: JSON.stringify(place.shape), epsg: place.epsg } : {}),
    };
  });
  const found = await sql<{ line: number; id: string }>`
    with given as materialized (
      select *, case when shape is not null then
        ST_Transform(ST_SetSRID(ST_Centroid(ST_Force2D(ST_GeomFromGeoJSON(shape))), epsg), 2154) end as centre
      from json_to_recordset(${JSON.stringify(given)}::json) as given (line integer, cd_ref integer, observer_ids uuid[],
        date_from date, date_to date, kind text, named text, shape text, epsg integer)
    ), wanted as materialized (select distinct cd_ref, date_from from given), there as materialized (
      select record.id, record.cd_ref, record.date_from, record.date_to, record.observer_ids, record.place_kind,
        ST_Centroid(record.geometry) as centre, case record.place_kind when 'commune' then record.commune_code
          when 'mesh' then record.mesh_code when 'departement' then record.departement_code
          when 'site' then record.site_id::text end as named
      from wanted join record on record.organisation_id = ${organisationId}::uuid and record.cd_ref = wanted.cd_ref
        and record.date_from = wanted.date_from
      where record.batch_id is distinct from ${batchId}::uuid
    )
    select given.line, min(there.id::text) as id
    from given join there on there.cd_ref = given.cd_ref and there.date_from = given.date_from
      and there.date_to = given.date_to and there.place_kind = given.kind
    where (there.observer_ids && given.observer_ids
        or cardinality(there.observer_ids) = 0 and cardinality(given.observer_ids) = 0)
      and (there.named = given.named or ST_DWithin(there.centre, given.centre, 1))
    group by given.line
  `.execute(db);
  return new Map(found.rows.map(({ line, id }) => [line, id]));
}

export function namedPlace(place: ReadRecord['record']['place']): string | null {
  switch (place.kind) {
    case 'geometry':
      return null;
    case 'site':
      return place.siteId;
    case 'commune':
      return place.communeCode;
    case 'mesh':
      return place.meshCode;
    case 'departement':
      return place.departementCode;
  }
}
