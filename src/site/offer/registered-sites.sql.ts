import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import type { StatedSite, Statement } from '../register/site.ts';
import type { RegisteredSite } from './compare-site.rule.ts';

/** What the register says of places of which a source speaks, and how far the outlines that it gives lie from theirs. */
export async function readRegistered(
  tx: Tx,
  said: readonly Pick<StatedSite, 'id' | 'geometry'>[],
): Promise<Map<string, RegisteredSite>> {
  const given = said.map(({ id, geometry }) => ({ id, geometry: geometry && JSON.stringify(geometry) }));
  const { rows } = await sql<RegisteredSite>`
    with given as materialized (
      select id, ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326), 2154) as shape
      from json_to_recordset(${JSON.stringify(given)}::json) as given (id uuid, geometry text)
    )
    select site.id, site.name, site.attributes,
      coalesce((select json_agg(json_build_object('field', field, 'value', value)) from site_value
        where site_id = site.id and superseded_by is null and ruling = 'set_aside'), '[]') as set_aside,
      coalesce((select json_agg(json_build_object('system', system, 'value', value)) from site_identifier
        where site_id = site.id), '[]') as identifiers,
      coalesce((select json_agg(json_build_object('role', role, 'category', category, 'name', name)) from site_party
        where site_id = site.id and replaced_in is null), '[]') as parties,
      coalesce((select json_agg(kind) from site_protection
        where site_id = site.id and replaced_in is null), '[]') as protections,
      coalesce(md5(ST_AsBinary(site.geometry)), (select 'set aside' from site_geometry
        where site_id = site.id and superseded_by is null limit 1)) as outline,
      case when ST_OrderingEquals(site.geometry, given.shape) then 0
        else ST_HausdorffDistance(site.geometry, given.shape) end as apart
    from given join site on site.id = given.id
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface TakenStatement {
  siteId: string;
  /** A field, or null of the outline. */
  field: string | null;
}

/** What a person took of a source stands, whatever another said before. */
export async function keepTaken(
  tx: Tx,
  taken: readonly TakenStatement[],
  { sourceId, recordedBy, recordedAt }: Pick<Statement, 'sourceId' | 'recordedBy' | 'recordedAt'>,
  reason: string,
): Promise<void> {
  const isTaken = sql`stated.source_id = ${sourceId}::uuid`;
  for (const table of ['site_value', 'site_geometry'] as const) {
    const isValue = table === 'site_value';
    const named = taken.filter(({ field }) => (field !== null) === isValue);
    const same = isValue ? sql`stated.field = given.field` : sql`true`;
    await sql`
      update ${sql.table(table)} stated set ruling = case when ${isTaken} then 'kept' end,
        ruling_reason = case when ${isTaken} then ${reason} end,
        ruled_by = case when ${isTaken} then ${recordedBy}::uuid end,
        ruled_at = case when ${isTaken} then ${recordedAt}::timestamptz end
      from json_to_recordset(${JSON.stringify(named)}::json) as given ("siteId" uuid, field text)
      where stated.site_id = given."siteId" and ${same} and stated.superseded_by is null
        and (${isTaken} or stated.ruling = 'kept')
    `.execute(tx);
  }
}
