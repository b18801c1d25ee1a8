import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { JudgedRecord } from './judged.ts';
import type { RuleName } from './rule-names.ts';

export interface RecordToJudge extends JudgedRecord {
  id: string;
  cdRef: number | null;
  /** Accepted taxa above it, itself last. */
  above: number[];
}

/** What rules read of a taxon. */
export interface TaxonToJudge {
  cdRef: number;
  taxon: string;
  groups: string[];
  above: number[];
}

const frenchName = sql`coalesce(nullif(split_part(taxon.vernacular, ',', 1), ''), taxon.name)`;
const groupNames = sql`array_remove(array[taxon.kingdom, taxon.phylum, taxon.class, taxon.order_name, taxon.family,
  taxon.group2], '')`;

/** Accepted taxa of the version in use. */
export async function findTaxaToJudge(db: Db, cdRefs: readonly number[]): Promise<TaxonToJudge[]> {
  const { rows } = await sql<TaxonToJudge>`
    select taxon.cd_nom as cd_ref, ${frenchName} as taxon, ${groupNames} as groups, coalesce(taxon.lineage, '{}') as above
    from unnest(${[...cdRefs]}::integer[]) as given (cd_ref) cross join lateral (
      select * from taxon where version = (select version from taxref_version where in_use) and cd_nom = given.cd_ref limit 1
    ) taxon
  `.execute(db);
  return rows;
}

/** Records as rules read them. */
export async function readToJudge(db: Db, organisationId: string, ids: readonly string[]): Promise<RecordToJudge[]> {
  const { rows } = await sql<RecordToJudge>`
    select record.id, record.cd_ref, coalesce(taxon.lineage, '{}') as above,
      coalesce(${frenchName}, record.name_cited) as taxon,
      case when taxon.cd_nom is null then '{}' else ${groupNames} end as groups,
      record.status, record.date_from::text, record.date_to::text, record.time_from::text, record.time_to::text,
      record.determined_on::text, record.departement_code as departement, record.mesh_code as mesh, record.altitude_min,
      record.altitude_max, record.count_min, record.count_max, record.descriptors
    from record left join lateral (
      select cd_nom, name, vernacular, kingdom, phylum, class, order_name, family, group2, lineage from taxon
      where version = record.taxref_version and cd_nom = record.cd_ref limit 1
    ) taxon on true
    where record.organisation_id = ${organisationId}::uuid and record.id = any(${[...ids]}::uuid[])
  `.execute(db);
  return rows;
}

export interface FoundInRecord {
  recordId: string;
  rule: RuleName;
  sentence: string;
}

/** Puts what rules now say of some records in the place of what they said; what they still say keeps its date. */
export async function replaceFindings(
  tx: Tx,
  { organisationId, at }: { organisationId: string; at: Date },
  ids: readonly string[],
  findings: readonly FoundInRecord[],
): Promise<void> {
  await sql`
    delete from record_finding finding
    where organisation_id = ${organisationId}::uuid and record_id = any(${[...ids]}::uuid[])
      and not exists (select from ${given(findings)} where given."recordId" = finding.record_id and given.rule = finding.rule)
  `.execute(tx);
  await addFindings(tx, { organisationId, at }, findings);
}

export async function addFindings(
  tx: Tx,
  { organisationId, at }: { organisationId: string; at: Date },
  findings: readonly FoundInRecord[],
): Promise<void> {
  if (findings.length === 0) return;
  await sql`
    insert into record_finding (organisation_id, record_id, rule, sentence, found_at)
    select ${organisationId}::uuid, "recordId", rule, sentence, ${at}::timestamptz from ${given(findings)}
    on conflict (organisation_id, record_id, rule) do update set sentence = excluded.sentence, found_at = excluded.found_at
      where record_finding.sentence <> excluded.sentence
  `.execute(tx);
}

const given = (findings: readonly FoundInRecord[]) =>
  sql`json_to_recordset(${JSON.stringify(findings)}::json) as given ("recordId" uuid, rule text, sentence text)`;

/** What rules say of some records, by record. */
export async function listFindings(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { rule: RuleName; sentence: string }[]>> {
  const { rows } = await sql<FoundInRecord>`
    select record_id, rule, sentence from record_finding
    where organisation_id in (select id from organisation) and record_id = any(${[...ids]}::uuid[])
    order by record_id, rule
  `.execute(db);
  return Map.groupBy(rows, ({ recordId }) => recordId);
}

export const listDatasetIds = (db: Db): Promise<{ organisationId: string; id: string }[]> =>
  db.selectFrom('dataset').select(['organisationId', 'id']).orderBy('organisationId').orderBy('id').execute();

/** Records of a dataset, in the order of their ids, after one. */
export async function listNextRecords(
  db: Db,
  { organisationId, datasetId }: { organisationId: string; datasetId: string },
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from record where organisation_id = ${organisationId}::uuid and dataset_id = ${datasetId}::uuid
      ${after ? sql`and id > ${after}::uuid` : sql``}
    order by id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}
