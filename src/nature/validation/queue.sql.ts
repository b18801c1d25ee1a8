import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ResolvedFilter } from '../search/resolve-filter.sql.ts';
import { whereMatches } from '../search/where-matches.sql.ts';
import { recordedTaxa } from '../taxon/recorded-taxa.sql.ts';
import type { Stage } from './decision.ts';
import type { RuleName } from './rule-names.ts';

export interface QueuedRecord {
  id: string;
  organisationId: string;
  version: number;
  validation: number;
  partnerValidation: number | null;
  nameCited: string;
  cdRef: number | null;
  taxon: string;
  vernacular: string;
  status: string;
  dateFrom: string;
  dateTo: string;
  place: string;
  countMin: number | null;
  countMax: number | null;
  observers: string[];
  dataset: string;
  generated: boolean;
  comment: string;
  findings: { rule: RuleName; sentence: string }[];
  /** Questions that nobody answered yet, and those that wait to be read. */
  asked: number;
  answered: number;
}

export interface QueueFilter {
  stage: Stage;
  /** What was decided; null where nothing was. */
  level: number | null;
  /** With a finding of one rule, of any, or of none. */
  finding: RuleName | 'any' | 'none' | null;
  organisationIds: string[];
  records: ResolvedFilter;
  after: { dateFrom: string; id: string } | null;
}

/** Records that wait for a decision, or that one was taken on, latest first. */
export async function listQueue(db: Db, filter: QueueFilter, limit: number): Promise<QueuedRecord[]> {
  const { rows } = await sql<QueuedRecord>`
    with found as materialized (
      select organisation_id, id, date_from from record
      where organisation_id = any(${filter.organisationIds}::uuid[]) and ${isAt(filter)} and ${whereMatches(filter.records)}
        and ${hasFinding(filter.finding)}
        ${filter.after ? sql`and (date_from, id) < (${filter.after.dateFrom}::date, ${filter.after.id}::uuid)` : sql``}
      order by date_from desc, id desc limit ${limit}
    )
    select ${queuedColumns}
    from found join record on record.organisation_id = found.organisation_id and record.id = found.id ${queuedTables}
    order by found.date_from desc, found.id desc
  `.execute(db);
  return rows;
}

/** Some records, as the queue shows them, whatever was decided. */
export async function findQueued(db: Db, organisationIds: string[], ids: readonly string[]): Promise<QueuedRecord[]> {
  const { rows } = await sql<QueuedRecord>`
    select ${queuedColumns} from record ${queuedTables}
    where record.organisation_id = any(${organisationIds}::uuid[]) and record.id = any(${[...ids]}::uuid[])
    order by record.date_from desc, record.id desc
  `.execute(db);
  return rows;
}

/** A partner looks again at what was decided first. */
const isAt = ({ stage, level }: QueueFilter): RawBuilder<unknown> => {
  if (stage === 'own') return level === null ? sql`validation = 0` : sql`validation = ${sql.lit(level)}`;
  return level === null
    ? sql`validation <> 0 and partner_validation is null`
    : sql`partner_validation = ${sql.lit(level)}`;
};

const hasFinding = (finding: QueueFilter['finding']): RawBuilder<unknown> => {
  if (finding === null) return sql`true`;
  const found = sql`exists (select from record_finding finding where finding.organisation_id = record.organisation_id
    and finding.record_id = record.id ${finding === 'any' || finding === 'none' ? sql`` : sql`and finding.rule = ${finding}`})`;
  return finding === 'none' ? sql`not ${found}` : found;
};

const queuedColumns = sql`
  record.id, record.organisation_id, record.version, record.validation, record.partner_validation, record.name_cited,
  record.cd_ref, coalesce(taxon.name, '') as taxon, coalesce(split_part(taxon.vernacular, ',', 1), '') as vernacular,
  record.status, record.date_from::text, record.date_to::text,
  concat_ws(', ', nullif(coalesce(site.name, record.place_name), ''), coalesce(commune.name, record.commune_code,
    case when record.place_kind = 'mesh' then 'maille ' || record.mesh_code end, 'département ' || record.departement_code)) as place,
  record.count_min, record.count_max, dataset.short_name as dataset, dataset.generated, record.comment,
  coalesce((select json_agg(observer.name order by named.at) from unnest(record.observer_ids) with ordinality named (id, at)
    join observer on observer.organisation_id = record.organisation_id and observer.id = named.id), '[]'::json) as observers,
  coalesce((select json_agg(json_build_object('rule', finding.rule, 'sentence', finding.sentence) order by finding.rule)
    from record_finding finding where finding.organisation_id = record.organisation_id and finding.record_id = record.id),
    '[]'::json) as findings,
  (select count(*)::integer from record_request request where request.organisation_id = record.organisation_id
    and request.record_id = record.id and request.closed_at is null and request.answered_at is null) as asked,
  (select count(*)::integer from record_request request where request.organisation_id = record.organisation_id
    and request.record_id = record.id and request.closed_at is null and request.answered_at is not null) as answered`;

const queuedTables = sql`
  join dataset on dataset.organisation_id = record.organisation_id and dataset.id = record.dataset_id
  left join site on site.id = record.site_id
  left join lateral (select name, vernacular from taxon
    where version = record.taxref_version and cd_nom = record.cd_ref limit 1) taxon on true
  left join lateral (select name from territory where kind = 'commune' and code = record.commune_code
    order by vintage desc limit 1) commune on true`;

/** How many wait, counted no further than asked. */
export async function countWaiting(db: Db, organisationIds: string[], most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from record where organisation_id = any(${organisationIds}::uuid[]) and validation = 0 limit ${most}) waiting
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Groups of the taxa of which there are records. */
export async function listRecordedGroups(db: Db): Promise<string[]> {
  const { rows } = await sql<{ group2: string }>`
    with seen as materialized (${recordedTaxa})
    select distinct taxon.group2 collate fr as group2 from seen
      join taxref_version used on used.in_use join taxon on taxon.version = used.version and taxon.cd_nom = seen.cd_ref
    where taxon.group2 <> '' order by 1
  `.execute(db);
  return rows.map(({ group2 }) => group2);
}
