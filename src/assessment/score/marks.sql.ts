import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { numbersOf } from '../../nature/index.ts';

export interface TaxonMarks {
  cdRef: number;
  rarity: string | null;
  statuses: string[];
  /** What the rules of sensitivity say of it and of what stands above, in any place and season. */
  level: number;
}

/** What the tables say of some species: their class of rarity in one table, their statuses, how sensitive they may be. */
export async function listTaxonMarks(db: Db, cdRefs: number[], rarityTableId: string | null): Promise<TaxonMarks[]> {
  const { rows } = await sql<TaxonMarks>`
    select given.cd_ref, rarity.class as rarity,
      coalesce((select json_agg(distinct status.kind) from taxon_status status
        join reference_table used on used.id = status.table_id and used.kind = 'status' and used.in_use
        where status.cd_ref = given.cd_ref), '[]'::json) as statuses,
      coalesce((select max(rule.level) from sensitivity_rule rule
        join reference_table used on used.id = rule.table_id and used.kind = 'sensitivity' and used.in_use
        where rule.cd_ref = any(array_append(accepted.lineage, given.cd_ref))), 0)::integer as level
    from unnest(${cdRefs}::integer[]) as given (cd_ref)
      left join lateral (
        select rarity.class from taxon_rarity rarity
        where rarity.table_id = ${rarityTableId}::uuid and rarity.cd_ref in (${numbersOf(sql`given.cd_ref`)})
        order by rarity.cd_ref <> given.cd_ref, rarity.cd_ref limit 1
      ) rarity on true
      left join lateral (
        select lineage from taxon where version = (select version from taxref_version where in_use) and cd_nom = given.cd_ref
        limit 1
      ) accepted on true
  `.execute(db);
  return rows;
}

export interface UsedTable {
  id: string;
  name: string;
  version: string;
  sha256: string;
  example: boolean;
}

/** Versions of rarity tables, the last first. */
export async function listRarityTables(db: Db): Promise<(UsedTable & { inUse: boolean })[]> {
  const { rows } = await sql<UsedTable & { inUse: boolean }>`
    select id, name, version, sha256, example, in_use from reference_table
    where kind = 'rarity' order by name, imported_at desc
  `.execute(db);
  return rows;
}

/** What else marks were read in: the names, the statuses. */
export async function findReferences(db: Db): Promise<{ taxref: number | null; statuses: string | null }> {
  const { rows } = await sql<{ taxref: number | null; statuses: string | null }>`
    select (select version from taxref_version where in_use) as taxref,
      (select string_agg(name || ' ' || version, ', ' order by name) from reference_table
        where kind = 'status' and in_use) as statuses
  `.execute(db);
  return rows[0] ?? { taxref: null, statuses: null };
}

/** How little of each record may be shown today. A record that is gone is not there. */
export async function listLevelsNow(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<{ id: string; level: number; version: number }[]> {
  const { rows } = await sql<{ id: string; level: number; version: number }>`
    select id, shown_level as level, version from record
    where organisation_id = ${organisationId}::uuid and id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}
