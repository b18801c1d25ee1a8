import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { GeoJson } from '../register/site.ts';
import { identifierForm } from '../site-type.ts';
import type { ZoneKind } from '../zone-kind.ts';

/** What one source says of one zone. */
export interface StatedZone {
  kind: ZoneKind;
  code: string;
  name: string;
  act: string;
  actOn: string | null;
  since: string | null;
  geometry: GeoJson;
  /** What is seen from it, as the source names it. */
  sees: string[];
}

export interface ZoneStatement {
  organisationId: string;
  sourceId: string;
  batchId: string | null;
  published: boolean;
}

/** Enters zones; returns their ids, in the order given. */
export async function insertZones(tx: Tx, zones: StatedZone[], statement: ZoneStatement): Promise<string[]> {
  const rows = zones.map(({ geometry, actOn, sees: _, ...zone }) => ({
    id: randomUUID(),
    act_on: actOn,
    shape: JSON.stringify(geometry),
    ...zone,
  }));
  await sql`
    insert into zone (id, organisation_id, kind, code, name, act, act_on, since, geometry, source_id, published, batch_id)
    select id, ${statement.organisationId}::uuid, kind, code, name, act, act_on, since,
      ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326), 2154), ${statement.sourceId}::uuid,
      ${statement.published}, ${statement.batchId}::uuid
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, kind text, code text, name text, act text,
      act_on date, since date, shape text)
  `.execute(tx);
  const views = zones.flatMap(({ sees }, at) =>
    sees.map((said) => ({ zone_id: rows[at]?.id, said, form: identifierForm('terril', said) })),
  );
  await insertViews(tx, statement.organisationId, views);
  return rows.map(({ id }) => id);
}

/** A place seen is recognised by its number, however written, where exactly one place of the organisation bears it. */
const insertViews = (
  tx: Tx,
  organisationId: string,
  views: { zone_id: string | undefined; said: string; form: string }[],
) =>
  sql`
    insert into zone_view (zone_id, said, site_id)
    select given.zone_id, given.said, (
      select (array_agg(distinct site.id))[1]
      from site_identifier identifier join site on site.id = identifier.site_id
      where site.organisation_id = ${organisationId}::uuid and identifier.system = 'terril'
        and regexp_replace(lower(identifier.value), '^t?0*(?=\\d)', '') = given.form
      having count(distinct site.id) = 1)
    from json_to_recordset(${JSON.stringify(views)}::json) as given (zone_id uuid, said text, form text)
    on conflict do nothing
  `.execute(tx);

export interface ReadZone {
  id: string;
  organisationId: string;
  kind: ZoneKind;
  code: string;
  name: string;
  act: string;
  actOn: string | null;
  since: string | null;
  until: string | null;
  published: boolean;
  source: string;
  areaHa: number;
  geometry: GeoJson;
}

export async function findZone(db: Db, id: string): Promise<ReadZone | undefined> {
  const { rows } = await sql<ReadZone>`
    select zone.id, zone.organisation_id, zone.kind, zone.code, zone.name, zone.act, zone.act_on::text, zone.since::text,
      zone.until::text, zone.published, source.title as source, ST_Area(zone.geometry) / 10000 as area_ha,
      ST_AsGeoJSON(ST_Transform(zone.geometry, 4326), 6)::json as geometry
    from zone join site_source source on source.id = zone.source_id where zone.id = ${id}::uuid
  `.execute(db);
  return rows[0];
}

const batchKind = 'zones';

export const lockZoneBatch = (tx: Tx, id: string) =>
  tx
    .selectFrom('importBatch')
    .select(['id', 'organisationId', 'filename', 'undoneAt'])
    .where('id', '=', id)
    .where('kind', '=', batchKind)
    .forUpdate()
    .executeTakeFirst();

export async function deleteZonesOf(tx: Tx, batchId: string): Promise<number> {
  const gone = await tx.deleteFrom('zone').where('batchId', '=', batchId).returning('id').execute();
  return gone.length;
}

export const closeZoneBatch = (tx: Tx, id: string, closed: { undoneBy: string; undoneAt: Date }) =>
  tx.updateTable('importBatch').set(closed).where('id', '=', id).execute();

export interface ZoneBatch {
  id: string;
  filename: string;
  createdAt: Date;
  undoneAt: Date | null;
  person: string;
  /** How many of its zones are there, of which kinds. */
  zones: number;
  kinds: ZoneKind[];
  /** The first of them by name, the largest of one name first. */
  first: { id: string; name: string; areaHa: number }[];
}

/** Files of zones that these organisations brought in, the latest first. */
export async function listZoneBatches(db: Db, organisationIds: string[]): Promise<ZoneBatch[]> {
  const { rows } = await sql<ZoneBatch>`
    select batch.id, batch.filename, batch.created_at, batch.undone_at, person.name as person, count(zone.id)::int as zones,
      coalesce(array_agg(distinct zone.kind) filter (where zone.kind is not null), '{}') as kinds,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'areaHa', area) order by name collate fr_natural, area desc, id) from (
        select id, name, ST_Area(geometry) / 10000 as area from zone named where named.batch_id = batch.id order by name collate fr_natural, area desc, id limit 20
      ) listed), '[]'::json) as first
    from import_batch batch join person on person.id = batch.created_by left join zone on zone.batch_id = batch.id
    where batch.kind = ${batchKind} and batch.organisation_id = any(${organisationIds}::uuid[])
    group by batch.id, person.name order by batch.created_at desc limit 50
  `.execute(db);
  return rows;
}
