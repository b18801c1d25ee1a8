import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { recordedTaxa } from './recorded-taxa.sql.ts';

export interface ListedTaxon {
  cdNom: number;
  cdRef: number;
  name: string;
  author: string;
  rank: string;
  vernacular: string;
  group2: string;
  acceptedName: string;
}

const current = sql`(select version from taxref_version where in_use)`;

/** Taxa whose name, scientific or French, begins with or holds what was typed; those that begin with it first. */
export async function searchTaxa(db: Db, text: string, limit = 50): Promise<ListedTaxon[]> {
  const wanted = searchForm(text);
  if (wanted.length < 2) return [];
  const begins = `${wanted}%`;
  const holds = `%${wanted}%`;
  const { rows } = await sql<ListedTaxon>`
    with found as (
      (select cd_nom, search from taxon where version = ${current} and search like ${begins} order by search limit ${limit})
      union all
      (select cd_nom, search from taxon where version = ${current} and search like ${holds} and length(${wanted}) > 2 limit ${limit})
      union all
      (select cd_ref, search from taxon_vernacular where version = ${current} and search like ${begins} order by search limit ${limit})
      union all
      (select cd_ref, search from taxon_vernacular where version = ${current} and search like ${holds} and length(${wanted}) > 2 limit ${limit})
    ), kept as (
      select cd_nom, min(case when search = ${wanted} then 0 when search like ${begins} then 1 else 2 end) as distance
      from found group by cd_nom
    )
    select name.cd_nom, name.cd_ref, name.name, name.author, name.rank, accepted.vernacular, accepted.group2,
      accepted.full_name as accepted_name
    from kept join taxon name on name.version = ${current} and name.cd_nom = kept.cd_nom
      join taxon accepted on accepted.version = name.version and accepted.cd_nom = name.cd_ref
    order by kept.distance, name.cd_nom <> name.cd_ref, name.search limit ${limit}
  `.execute(db);
  return rows;
}

export interface TaxonSheet extends ListedTaxon {
  version: number;
  fullName: string;
  kingdom: string;
  class: string;
  orderName: string;
  family: string;
  habitat: string;
  frenchStatus: string;
  /** From the root down, this one left out. */
  above: { cdRef: number; name: string; rank: string }[];
  synonyms: { cdNom: number; fullName: string }[];
}

/** The taxon that a name of the version in use belongs to. */
export async function findTaxon(db: Db, cdNom: number): Promise<TaxonSheet | undefined> {
  const { rows } = await sql<TaxonSheet>`
    select taxon.version, taxon.cd_nom, taxon.cd_ref, taxon.name, taxon.author, taxon.full_name, taxon.full_name as accepted_name,
      taxon.rank, taxon.vernacular, taxon.kingdom, taxon.class, taxon.order_name, taxon.family, taxon.group2, taxon.habitat,
      taxon.french_status,
      coalesce((select json_agg(json_build_object('cdRef', higher.cd_nom, 'name', higher.name, 'rank', higher.rank) order by step.at)
        from unnest(taxon.lineage) with ordinality step (cd_nom, at)
          join taxon higher on higher.version = taxon.version and higher.cd_nom = step.cd_nom
        where higher.cd_nom <> taxon.cd_nom), '[]'::json) as above,
      coalesce((select json_agg(json_build_object('cdNom', other.cd_nom, 'fullName', other.full_name) order by other.search)
        from taxon other where other.version = taxon.version and other.cd_ref = taxon.cd_nom and other.cd_nom <> taxon.cd_nom), '[]'::json) as synonyms
    from taxon given join taxon on taxon.version = given.version and taxon.cd_nom = given.cd_ref
    where given.version = ${current} and given.cd_nom = ${cdNom}
  `.execute(db);
  return rows[0];
}

/** Ranks below which stand a handful of taxa. */
const lowRanks = ['ES', 'SSES', 'VAR', 'SVAR', 'FO', 'SSFO', 'CVAR', 'HYB', 'CAR', 'RACE', 'AB'];

/**
 * Taxa below one, itself included, of which there may be records. Below a high rank stand more taxa than were ever seen
 * here: those that were are then picked one after the other from the index, and kept where they hang below.
 */
export async function listRecordedBelow(
  db: Db,
  { cdRef, rank }: Pick<TaxonSheet, 'cdRef' | 'rank'>,
): Promise<number[]> {
  const isBelow = sql`taxon.version = ${current} and taxon.lineage @> array[${cdRef}::integer]`;
  const { rows } = lowRanks.includes(rank)
    ? await sql<{ cdRef: number }>`select cd_nom as cd_ref from taxon where ${isBelow}`.execute(db)
    : await sql<{ cdRef: number }>`
        with seen as materialized (${recordedTaxa})
        select seen.cd_ref from seen join taxon on taxon.cd_nom = seen.cd_ref and ${isBelow}
      `.execute(db);
  return [...new Set([cdRef, ...rows.map((row) => row.cdRef)])];
}

export interface TaxonStatus {
  kind: string;
  kindLabel: string;
  code: string;
  label: string;
  territory: string;
  remark: string;
  citation: string;
  url: string;
}

/** Statuses in use of a taxon, by kind, then by territory. */
export async function listStatuses(db: Db, cdRef: number): Promise<TaxonStatus[]> {
  const { rows } = await sql<TaxonStatus>`
    select status.kind, status.kind_label, status.code, status.label, status.territory, status.remark,
      coalesce(document.citation, '') as citation, coalesce(document.url, '') as url
    from reference_table used join taxon_status status on status.table_id = used.id
      left join status_document document on document.table_id = used.id and document.document_id = status.document_id
    where used.kind = 'status' and used.in_use and status.cd_ref = ${cdRef}
    order by status.kind_label collate fr, status.territory collate fr, status.code
  `.execute(db);
  return rows;
}

/**
 * Numbers by which a table of rarity may tell of a taxon of the version in use: its own, else those of names that have
 * become it since the table was brought in.
 */
export const numbersOf = (cdRef: RawBuilder<unknown>) => sql`
  select ${cdRef} union all
  select cd_nom from taxon where version = (select version from taxref_version where in_use) and taxon.cd_ref = ${cdRef}`;

export interface TaxonRarity {
  name: string;
  version: string;
  example: boolean;
  class: string;
  remark: string;
}

/** How rare it is in each table in use. */
export async function listRarities(db: Db, cdRef: number): Promise<TaxonRarity[]> {
  const taxon = sql`${cdRef}::integer`;
  const { rows } = await sql<TaxonRarity>`
    select distinct on (used.name) used.name, used.version, used.example, rarity.class, rarity.remark
    from reference_table used join taxon_rarity rarity on rarity.table_id = used.id
    where used.kind = 'rarity' and used.in_use and rarity.cd_ref in (${numbersOf(taxon)})
    order by used.name, rarity.cd_ref <> ${taxon}, rarity.cd_ref
  `.execute(db);
  return rows;
}
