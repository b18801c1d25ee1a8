import { sql } from 'kysely';
import { importBatchesOf } from '../../kernel/db/import-batch.sql.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { SiteMapping } from './site-mapping.ts';

export const siteBatches = importBatchesOf<SiteMapping>('sites');
export const listSiteImports = siteBatches.list;

/** Tables that go with a place, or find it again by the name it was said under. */
const ownTables = [
  'site',
  'site_commune',
  'site_geometry',
  'site_identifier',
  'site_party',
  'site_protection',
  'site_territory',
  'site_value',
  'site_zone',
  'zone_view',
];

/** What other slices keep of places, read from the schema so that none is forgotten. */
async function referencesToSites(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select relation.relname as table, attribute.attname as column
    from pg_constraint link
      join pg_class relation on relation.oid = link.conrelid
      join pg_attribute attribute on attribute.attrelid = link.conrelid and attribute.attnum = link.conkey[1]
    where link.contype = 'f' and link.confrelid = 'site'::regclass and relation.relname <> all(${ownTables}::text[])
    order by relation.relname
  `.execute(tx);
  return rows;
}

/**
 * Places of an import about which somebody, or a later import, said something since, that another place is part of, or
 * that something else names: an observation, an action, a viewpoint.
 */
export async function listWorkedOn(tx: Tx, batchId: string): Promise<{ id: string; name: string }[]> {
  const saidSince = (table: 'site_value' | 'site_geometry') => sql`
    select mine.site_id from ${sql.table(table)} mine join ${sql.table(table)} later
      on later.site_id = mine.site_id and later.batch_id is distinct from mine.batch_id and later.recorded_at > mine.recorded_at
    where mine.batch_id = ${batchId}::uuid
    union select site_id from ${sql.table(table)} where batch_id = ${batchId}::uuid and (ruling is not null or superseded_by is not null)`;
  const named = (await referencesToSites(tx)).map(
    ({ table, column }) => sql`
    select mine.id from site mine join ${sql.table(table)} later on later.${sql.ref(column)} = mine.id
    where mine.batch_id = ${batchId}::uuid`,
  );
  const parts = sql`
    select mine.id from site mine join site part on part.parent_id = mine.id
    where mine.batch_id = ${batchId}::uuid and part.batch_id is distinct from mine.batch_id`;
  const touched = sql.join([saidSince('site_value'), saidSince('site_geometry'), parts, ...named], sql` union `);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from site where id in (${touched}) order by name
  `.execute(tx);
  return rows;
}

/** Takes back every statement of an import: what it replaced holds again. Returns the places that remain. */
export async function takeBack(tx: Tx, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct site_id as id from (
      select site_id from site_value where batch_id = ${batchId}::uuid
      union all select site_id from site_geometry where batch_id = ${batchId}::uuid
    ) touched join site on site.id = touched.site_id where site.batch_id is distinct from ${batchId}::uuid
  `.execute(tx);
  await sql`delete from site where batch_id = ${batchId}::uuid`.execute(tx);
  for (const table of ['site_value', 'site_geometry'] as const) {
    const replaced = await sql<{ id: string }>`
      select former.id from ${sql.table(table)} former join ${sql.table(table)} mine on mine.id = former.superseded_by
      where mine.batch_id = ${batchId}::uuid`.execute(tx);
    await sql`delete from ${sql.table(table)} where batch_id = ${batchId}::uuid`.execute(tx);
    const ids = replaced.rows.map(({ id }) => id);
    await sql`update ${sql.table(table)} set superseded_by = null where id = any(${ids}::uuid[])`.execute(tx);
  }
  for (const table of ['site_identifier', 'site_party', 'site_protection', 'site_commune'] as const)
    await sql`delete from ${sql.table(table)} where batch_id = ${batchId}::uuid`.execute(tx);
  for (const table of ['site_party', 'site_protection', 'site_commune'] as const)
    await sql`update ${sql.table(table)} set replaced_in = null where replaced_in = ${batchId}::uuid`.execute(tx);
  return rows.map(({ id }) => id);
}
