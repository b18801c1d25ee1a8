import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import type { StatedSite, Statement } from './site.ts';

export const insertSites = (
  tx: Tx,
  organisationId: string,
  sites: StatedSite[],
  { batchId, published }: { batchId: string | null; published: boolean },
) =>
  sql`
    insert into site (id, organisation_id, kind, level, parent_id, name, search, published, batch_id)
    select id, ${organisationId}::uuid, kind, level, parent_id, name, search, ${published}, ${batchId}::uuid
    from json_to_recordset(${json(
      sites.map(({ id, kind, level, parentId, name }) => ({
        id,
        kind,
        level,
        parent_id: parentId,
        name,
        search: searchForm(name),
      })),
    )}::json) as given (id uuid, kind text, level text, parent_id uuid, name text, search text)
  `.execute(tx);

export interface StatedValue {
  siteId: string;
  field: string;
  value: string;
}

/** A value that the source said already is left as it is; another one takes its place, and the former stays. */
export async function writeValues(tx: Tx, values: StatedValue[], statement: Statement): Promise<void> {
  const given = sql`json_to_recordset(${json(
    values.map(({ siteId, field, value }) => ({ id: randomUUID(), site_id: siteId, field, value })),
  )}::json) as given (id uuid, site_id uuid, field text, value text)`;
  const { sourceId, asOf, confidence, recordedBy, recordedAt, batchId } = statement;
  const isCurrent = sql`former.site_id = given.site_id and former.field = given.field
    and former.source_id = ${sourceId}::uuid and former.superseded_by is null`;
  await sql`
    update site_value former set superseded_by = given.id from ${given}
    where ${isCurrent} and (former.value, former.as_of) is distinct from (given.value, ${asOf}::date)
  `.execute(tx);
  await sql`
    insert into site_value (id, site_id, field, value, source_id, as_of, confidence, recorded_by, recorded_at, batch_id)
    select given.id, given.site_id, given.field, given.value, ${sourceId}::uuid, ${asOf}::date, ${confidence},
      ${recordedBy}::uuid, ${recordedAt}::timestamptz, ${batchId}::uuid
    from ${given} where not exists (select from site_value former where ${isCurrent})
  `.execute(tx);
}

export interface StatedGeometry {
  siteId: string;
  /** GeoJSON in degrees, longitude first. */
  geometry: string;
  precision: string;
}

/** The same for outlines, kept in Lambert-93. */
export async function writeGeometries(tx: Tx, geometries: StatedGeometry[], statement: Statement): Promise<void> {
  const given = sql`(select id, site_id, precision,
      ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326), 2154) as geometry
    from json_to_recordset(${json(
      geometries.map(({ siteId, geometry, precision }) => ({ id: randomUUID(), site_id: siteId, geometry, precision })),
    )}::json) as given (id uuid, site_id uuid, geometry text, precision text)) given`;
  const { sourceId, asOf, recordedBy, recordedAt, batchId } = statement;
  const isCurrent = sql`former.site_id = given.site_id and former.source_id = ${sourceId}::uuid and former.superseded_by is null`;
  await sql`
    update site_geometry former set superseded_by = given.id from ${given}
    where ${isCurrent} and not (former.geometry ~= given.geometry and ST_Equals(former.geometry, given.geometry))
  `.execute(tx);
  await sql`
    insert into site_geometry (id, site_id, geometry, precision, source_id, as_of, recorded_by, recorded_at, batch_id)
    select given.id, given.site_id, given.geometry, given.precision, ${sourceId}::uuid, ${asOf}::date,
      ${recordedBy}::uuid, ${recordedAt}::timestamptz, ${batchId}::uuid
    from ${given} where not exists (select from site_geometry former where ${isCurrent})
  `.execute(tx);
}

export const writeIdentifiers = (
  tx: Tx,
  identifiers: { siteId: string; system: string; value: string }[],
  { sourceId, batchId }: Statement,
) =>
  sql`
    insert into site_identifier (site_id, system, value, source_id, batch_id)
    select site_id, system, value, ${sourceId}::uuid, ${batchId}::uuid
    from json_to_recordset(${json(
      identifiers.map(({ siteId, system, value }) => ({ site_id: siteId, system, value })),
    )}::json) as given (site_id uuid, system text, value text)
    on conflict do nothing
  `.execute(tx);

/** What a source says of owners, managers and protections replaces what the same source said before. */
export async function writeParties(tx: Tx, sites: StatedSite[], { sourceId, batchId }: Statement): Promise<void> {
  const rows = sites.flatMap(({ id, parties }) =>
    parties.map(({ privatePerson, ...party }) => ({ site_id: id, private_person: privatePerson, ...party })),
  );
  if (rows.length === 0) return;
  const given = sql`json_populate_recordset(null::site_party, ${json(rows)}::json) as given`;
  await replaceFormer(tx, 'site_party', given, sourceId, batchId);
  await sql`
    insert into site_party (site_id, role, category, name, private_person, since, until, source_id, batch_id)
    select site_id, role, category, name, private_person, since, until, ${sourceId}::uuid, ${batchId}::uuid from ${given}
  `.execute(tx);
}

export async function writeProtections(tx: Tx, sites: StatedSite[], { sourceId, batchId }: Statement): Promise<void> {
  const rows = sites.flatMap(({ id, protections }) =>
    protections.map(({ actOn, zoneId, ...protection }) => ({
      site_id: id,
      act_on: actOn,
      since: actOn,
      zone_id: zoneId,
      ...protection,
    })),
  );
  if (rows.length === 0) return;
  const given = sql`json_populate_recordset(null::site_protection, ${json(rows)}::json) as given`;
  await replaceFormer(tx, 'site_protection', given, sourceId, batchId);
  await sql`
    insert into site_protection (site_id, kind, extent, act, act_on, since, until, reference, zone_id, source_id, batch_id)
    select site_id, kind, extent, act, act_on, since, until, reference, coalesce(zone_id, (${replacedZone(sourceId, batchId)})),
      ${sourceId}::uuid, ${batchId}::uuid
    from ${given}
  `.execute(tx);
}

/** A file names no zone: the one that somebody gave to the protection it states again stays. */
const replacedZone = (sourceId: string, batchId: string | null) => sql`
  select former.zone_id from site_protection former
  where former.site_id = given.site_id and former.source_id = ${sourceId}::uuid and former.kind = given.kind
    and former.replaced_in = ${batchId}::uuid and former.zone_id is not null limit 1`;

/** The same for the communes it names. */
export async function writeCommunes(tx: Tx, sites: StatedSite[], { sourceId, batchId }: Statement): Promise<void> {
  const rows = sites.flatMap(({ id, communeIds }) =>
    communeIds.map((communeId) => ({ site_id: id, territory_id: communeId })),
  );
  if (rows.length === 0) return;
  const given = sql`json_populate_recordset(null::site_commune, ${json(rows)}::json) as given`;
  await replaceFormer(tx, 'site_commune', given, sourceId, batchId);
  await sql`
    insert into site_commune (site_id, territory_id, source_id, batch_id)
    select site_id, territory_id, ${sourceId}::uuid, ${batchId}::uuid from ${given}
  `.execute(tx);
}

/** Kept beside where an import replaces it, so that the import can be undone; a form's change stands in the journal. */
async function replaceFormer(
  tx: Tx,
  table: 'site_party' | 'site_protection' | 'site_commune',
  given: RawBuilder<unknown>,
  sourceId: string,
  batchId: string | null,
): Promise<void> {
  const former = sql`former.site_id = given.site_id and former.source_id = ${sourceId}::uuid and former.replaced_in is null`;
  if (batchId) {
    await sql`update ${sql.table(table)} former set replaced_in = ${batchId}::uuid from ${given} where ${former}`.execute(
      tx,
    );
  } else {
    await sql`delete from ${sql.table(table)} former using ${given} where ${former}`.execute(tx);
  }
}

export const analyseSites = (tx: Tx) =>
  sql`analyze site, site_value, site_geometry, site_identifier, site_territory, site_zone`.execute(tx);

/** Every change of a place makes a new version of it, so that two people see each other's work. */
export const raiseVersions = (tx: Tx, siteIds: string[]) =>
  sql`update site set version = version + 1 where id = any(${siteIds}::uuid[])`.execute(tx);

const json = (rows: object[]): string => JSON.stringify(rows);
