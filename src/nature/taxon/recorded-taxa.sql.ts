import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { TaxonStatusKey } from '../search/record-filter.ts';
import { areasOf } from './status-area.ts';

/** Taxa that have a record, picked one after the other from the index of each organisation. */
export const recordedTaxa = sql`
  with recursive seen (organisation_id, cd_ref) as (
    select id, (select min(cd_ref) from record where organisation_id = organisation.id) from organisation
    union all
    select seen.organisation_id, (select min(record.cd_ref) from record
      where record.organisation_id = seen.organisation_id and record.cd_ref > seen.cd_ref)
    from seen where seen.cd_ref is not null
  )
  select distinct cd_ref from seen where cd_ref is not null`;

/** Départements that have a record, likewise, by the communes. */
const recordedDepartements = sql`
  with recursive seen (organisation_id, code) as (
    select id, (select min(commune_code) from record where organisation_id = organisation.id) from organisation
    union all
    select seen.organisation_id, (select min(record.commune_code) from record where record.organisation_id = seen.organisation_id
      and record.commune_code > left(seen.code, 2) || 'Z')
    from seen where seen.code is not null
  )
  select distinct left(code, 2) as code from seen where code is not null`;

/** Kinds of the BDC that make each status; of red lists, what is threatened there. */
const statusKinds: Record<TaxonStatusKey, RawBuilder<unknown>> = {
  protected: sql`status.kind in ('PN', 'PR', 'PD', 'POM')`,
  threatened: sql`status.kind in ('LRN', 'LRR') and status.code in ('VU', 'EN', 'CR', 'CR*', 'RE')`,
  directive: sql`status.kind in ('DH', 'DO')`,
  znieff: sql`status.kind = 'ZDET'`,
};

export interface NamedTaxa {
  taxon?: number | undefined;
  group?: string | undefined;
  status?: TaxonStatusKey | undefined;
}

/** Accepted taxa of which there are records, that stand below one, belong to a group, have a status where records are. */
export async function listRecordedTaxa(db: Db, { taxon, group, status }: NamedTaxa): Promise<number[]> {
  const current = sql`(select version from taxref_version where in_use)`;
  const areas = status ? await listAreas(db) : [];
  const { rows } = await sql<{ cdRef: number }>`
    with seen as materialized (${recordedTaxa}) select seen.cd_ref from seen
    where ${
      taxon === undefined
        ? sql`true`
        : sql`(seen.cd_ref = ${taxon}::integer or ${hasTaxon(
            current,
            sql`taxon.lineage @> array[
        (select cd_ref from taxon given where given.version = ${current} and given.cd_nom = ${taxon}::integer)]`,
          )})`
    }
      and ${group ? hasTaxon(current, sql`taxon.group2 = ${group}`) : sql`true`}
      and ${status ? hasStatus(status, areas) : sql`true`}
  `.execute(db);
  return rows.map(({ cdRef }) => cdRef);
}

const hasTaxon = (current: RawBuilder<unknown>, which: RawBuilder<unknown>) =>
  sql`exists (select from taxon where taxon.version = ${current} and taxon.cd_nom = seen.cd_ref and ${which})`;

const hasStatus = (status: TaxonStatusKey, areas: string[]) => sql`exists (
  select from reference_table used join taxon_status status on status.table_id = used.id and status.cd_ref = seen.cd_ref
  where used.kind = 'status' and used.in_use and ${statusKinds[status]}
    and (status.territory_code !~ '^INSEE[RD]' or status.territory_code = any(${areas}::text[])))`;

/** Codes that the BDC gives to the départements with records, and to the regions that hold them. */
export async function listAreas(db: Db): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`${recordedDepartements}`.execute(db);
  return areasOf(rows.map(({ code }) => code));
}

/** Which statuses some taxa have in these areas, by cd_ref. */
export async function listStatusKeys(
  db: Db,
  cdRefs: number[],
  areas: string[],
): Promise<Map<number, TaxonStatusKey[]>> {
  if (cdRefs.length === 0) return new Map();
  const columns = Object.entries(statusKinds).map(([key, which]) => sql`case when ${which} then ${sql.lit(key)} end`);
  const { rows } = await sql<{ cdRef: number; keys: TaxonStatusKey[] }>`
    select status.cd_ref, json_agg(distinct key) as keys
    from reference_table used join taxon_status status on status.table_id = used.id
      cross join lateral unnest(array[${sql.join(columns)}]) key
    where used.kind = 'status' and used.in_use and status.cd_ref = any(${cdRefs}::integer[]) and key is not null
      and (status.territory_code !~ '^INSEE[RD]' or status.territory_code = any(${areas}::text[]))
    group by status.cd_ref
  `.execute(db);
  return new Map(rows.map(({ cdRef, keys }) => [cdRef, keys]));
}
