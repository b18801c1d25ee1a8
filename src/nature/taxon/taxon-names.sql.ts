import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface TaxonName {
  name: string;
  scientific: string;
  group2: string;
}

/** The hash of a file of TAXREF names one content for ever: names read of it are never out of date. */
interface KeptNames {
  sha256: string;
  names: Map<number, TaxonName>;
}

const kept = new WeakMap<Db, KeptNames>();
const mostKept = 50_000;

/** How some accepted taxa are called in the version in use, by cd_ref; one that it does not know is its number. */
export async function nameTaxa(db: Db, cdRefs: number[]): Promise<ReadonlyMap<number, TaxonName>> {
  const inUse = await db
    .selectFrom('taxrefVersion')
    .select(['version', 'sha256'])
    .where('inUse', '=', true)
    .executeTakeFirst();
  if (!inUse) return new Map(cdRefs.map((cdRef) => [cdRef, { name: String(cdRef), scientific: '', group2: '' }]));
  const names = keptNames(db, inUse.sha256);
  const unknown = cdRefs.filter((cdRef) => !names.has(cdRef));
  if (unknown.length > 0) {
    const read = await readNames(db, inUse.version, unknown);
    for (const { cdRef, ...name } of read) names.set(cdRef, name);
  }
  return names;
}

function keptNames(db: Db, sha256: string): Map<number, TaxonName> {
  const before = kept.get(db);
  if (before?.sha256 === sha256 && before.names.size < mostKept) return before.names;
  const names = new Map<number, TaxonName>();
  kept.set(db, { sha256, names });
  return names;
}

async function readNames(db: Db, version: number, cdRefs: number[]): Promise<(TaxonName & { cdRef: number })[]> {
  const { rows } = await sql<TaxonName & { cdRef: number }>`
    select asked.cd_ref, coalesce(nullif(split_part(taxon.vernacular, ',', 1), ''), taxon.name, asked.cd_ref::text) as name,
      coalesce(taxon.name, '') as scientific, coalesce(taxon.group2, '') as group2
    from unnest(${cdRefs}::integer[]) asked (cd_ref) left join lateral (
      select vernacular, taxon.name, group2 from taxon where version = ${version} and cd_nom = asked.cd_ref limit 1
    ) taxon on true
  `.execute(db);
  return rows;
}
