import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';

/** A form of a cited name to look for: `at` is its place in the list of names. */
export interface SoughtForm {
  at: number;
  form: string;
}

export interface FoundName {
  at: number;
  by: 'scientific' | 'french';
  search: string;
  author: string;
  cdNom: number;
  cdRef: number;
  fullName: string;
  rank: string;
  acceptedName: string;
  vernacular: string;
  group2: string;
}

/** Candidates by names, the most alike of each. */
const most = 8;

const sought = (forms: SoughtForm[]) =>
  sql`json_to_recordset(${JSON.stringify(forms)}::json) as sought (at integer, form text)`;

/**
 * The accepted name of what was found, with its French one. Looked up name by name: of a form sought in a list just
 * brought in, the planner would expect so many that it would read the whole list.
 */
const named = (found: RawBuilder<unknown>) => sql<FoundName>`
  with found as materialized (${found})
  select found.at, found.by, found.search, name.author, name.cd_nom, name.cd_ref, name.full_name, name.rank,
    coalesce(accepted.full_name, '') as accepted_name, coalesce(accepted.vernacular, '') as vernacular,
    coalesce(accepted.group2, '') as group2
  from found
    cross join lateral (
      select * from taxon where version = ${current} and cd_nom = found.cd_nom limit 1) name
    left join lateral (
      select * from taxon where version = ${current} and cd_nom = name.cd_ref limit 1) accepted on true`;

const current = sql`(select version from taxref_version where in_use)`;

/** Names written the same: scientific ones, synonyms too, then French ones. */
export async function findSameNames(db: Db, scientific: SoughtForm[], french: SoughtForm[]): Promise<FoundName[]> {
  const { rows } = await named(sql`
    select sought.at, 'scientific' as by, taxon.search, taxon.cd_nom
    from ${sought(scientific)} join taxon on taxon.version = ${current} and taxon.search = sought.form
    union all
    select sought.at, 'french', vernacular.search, vernacular.cd_ref
    from ${sought(french)} join taxon_vernacular vernacular on vernacular.version = ${current} and vernacular.search = sought.form
  `).execute(db);
  return rows;
}

/** Names of the same genus, or with the same epithet, whose other word is nearly the same. */
export async function findNamesByOneWord(db: Db, forms: SoughtForm[]): Promise<FoundName[]> {
  const [genus, epithet] = [sql`split_part(sought.form, ' ', 1)`, sql`split_part(sought.form, ' ', 2)`];
  const nearest = (where: RawBuilder<unknown>) => sql`
    select sought.at, 'scientific' as by, near.search, near.cd_nom from ${sought(forms)} cross join lateral (
      select taxon.search, taxon.cd_nom from taxon where taxon.version = ${current} and ${where}
      order by similarity(taxon.search, sought.form) desc limit ${sql.lit(most)}) near`;
  const { rows } = await named(sql`
    ${nearest(sql`taxon.search ~>=~ (${genus} || ' ') and taxon.search ~<~ (${genus} || '!')`)}
    union
    ${nearest(sql`length(${epithet}) > 2 and split_part(taxon.search, ' ', 2) = ${epithet}`)}
  `).execute(db);
  return rows;
}

/** Names, scientific or French, that share most of their letters by threes. */
export async function findNearNames(tx: Tx, forms: SoughtForm[]): Promise<FoundName[]> {
  await sql`set local pg_trgm.similarity_threshold = 0.45`.execute(tx);
  const nearest = (by: string, table: string, cdNom: string) => sql`
    select sought.at, ${sql.lit(by)} as by, near.search, near.cd_nom from ${sought(forms)} cross join lateral (
      select named.search, ${sql.ref(`named.${cdNom}`)} as cd_nom from ${sql.table(table)} named
      where named.version = ${current} and named.search % sought.form
      order by similarity(named.search, sought.form) desc limit ${sql.lit(most)}) near`;
  const { rows } = await named(
    sql`${nearest('scientific', 'taxon', 'cdNom')} union all ${nearest('french', 'taxonVernacular', 'cdRef')}`,
  ).execute(tx);
  return rows;
}
