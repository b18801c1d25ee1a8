import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Criterion, Grid } from '../grid/grid.ts';
import type { CountedRecord } from './scored.ts';

/** Whose records, between which days. */
export interface Scope {
  id: string;
  organisationId: string;
  startsOn: string;
  endsOn: string;
}

export interface FoundRow {
  /** Of the campaign's list. */
  id: string;
  criterion: string;
  /** Null where the record is of no species, of another group, or of no habitat. */
  key: string | null;
  name: string | null;
  vernacular: string | null;
  firstVisit: number | null;
  /** Of the sites that are asked for in detail; `count` and `level` tell of all of them. */
  records: CountedRecord[];
  count: number;
  /** How little of them may be shown, the least of all. */
  level: number;
  generated: boolean;
}

/** Of which sites the records themselves are told: a ranking needs none, the page of a site its own, a publication all. */
export type Detail = 'all' | 'none' | { id: string };

/** Records that somebody judged doubtful or wrong count for nothing. */
const refused = [3, 4];

/**
 * What was found at each site of a campaign, by criterion and species: one query for the campaign, however many sites. What
 * was identified below the species counts for its species; above it, for nothing.
 */
export async function gatherFound(
  db: Db,
  scope: Scope,
  grid: Pick<Grid, 'criteria'>,
  detail: Detail,
): Promise<FoundRow[]> {
  const asked = criteriaOf(grid);
  if (asked.length === 0) return [];
  const { rows } = await sql<FoundRow>`
    with ${visitedAt(scope, asked)}, found as materialized (
      select visited.listed_id, visited.criterion, visited.ordinal, ${recorded}
      from visited join record on record.organisation_id = ${scope.organisationId}::uuid and record.visit_id = visited.visit_id
      where ${counts}
      union all
      select listed.id, criterion.name, null, ${recorded}
      from criterion cross join listed
        join record on record.organisation_id = ${scope.organisationId}::uuid and record.site_id = listed.site_id
      where jsonb_array_length(criterion.protocols) = 0
        and record.date_from between ${scope.startsOn}::date and ${scope.endsOn}::date and ${counts}
    ), named as materialized (
      select given.cd_ref, species.*
      from (select distinct cd_ref from found where cd_ref is not null) given
        cross join lateral (select taxon.cd_ref from taxon where version = ${currentVersion} and cd_nom = given.cd_ref limit 1) now
        cross join lateral (select lineage from taxon where version = ${currentVersion} and cd_nom = now.cd_ref limit 1) accepted
        cross join lateral (
          select cd_nom as species_ref, name as species_name, vernacular as species_vernacular, kingdom, class,
            order_name, family, group1, group2, group3
          from taxon where version = ${currentVersion} and cd_nom = any(accepted.lineage) and rank = 'ES' limit 1) species
    ), judged as (
      select found.*, case when criterion.kind = 'habitats' then coalesce(found.habitat::text, lower(found.name_cited))
          when ${fits} then named.species_ref::text end as key,
        case when criterion.kind = 'habitats' then found.name_cited else named.species_name end as shown_name,
        case when criterion.kind = 'habitats' and found.habitat is null then 4 else found.shown_level end as level,
        case when criterion.kind = 'habitats' then '' else split_part(named.species_vernacular, ',', 1) end as vernacular
      from found join criterion on criterion.name = found.criterion left join named on named.cd_ref = found.cd_ref
    )
    select judged.listed_id as id, judged.criterion, judged.key, min(judged.shown_name) as name,
      min(judged.vernacular) as vernacular, min(judged.ordinal)::integer as first_visit,
      coalesce(json_agg(json_build_object('id', judged.id, 'version', judged.version, 'visitId', judged.visit_id, 'date', judged.date_from,
        'level', judged.level)
        order by judged.date_from, judged.id) filter (where ${detailed(detail)}), '[]'::json) as records,
      count(*)::integer as count, max(judged.level)::integer as level,
      bool_or(dataset.generated) as generated
    from judged join dataset on dataset.organisation_id = ${scope.organisationId}::uuid and dataset.id = judged.dataset_id
    group by judged.listed_id, judged.criterion, judged.key
  `.execute(db);
  return rows;
}

export interface EffortRow {
  id: string;
  criterion: string;
  visits: number;
  hours: string | null;
  observers: number;
  generated: boolean;
}

/** What the visits of a campaign took, by site and criterion; hours only where each of them says its own. */
export async function gatherEffort(db: Db, scope: Scope, grid: Pick<Grid, 'criteria'>): Promise<EffortRow[]> {
  const asked = criteriaOf(grid);
  if (asked.length === 0) return [];
  const { rows } = await sql<EffortRow>`
    with ${visitedAt(scope, asked)}, people as (
      select listed_id, criterion, count(distinct observer)::integer as observers
      from visited cross join lateral unnest(observer_ids) observer group by listed_id, criterion
    )
    select visited.listed_id as id, visited.criterion, count(*)::integer as visits,
      case when bool_and(visited.minutes is not null) then round(sum(visited.minutes)::numeric / 60, 2)::text end as hours,
      coalesce(min(people.observers), 0) as observers, bool_or(dataset.generated) as generated
    from visited left join people using (listed_id, criterion)
      join dataset on dataset.organisation_id = ${scope.organisationId}::uuid and dataset.id = visited.dataset_id
    group by visited.listed_id, visited.criterion
  `.execute(db);
  return rows;
}

/** Sites of the list, criteria that are surveyed, and the visits made for each, numbered by day. */
const visitedAt = ({ id, organisationId, startsOn, endsOn }: Scope, asked: AskedCriterion[]) => sql`
  criterion as (
    select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as given (name text, kind text, protocols jsonb, fields jsonb, taxa jsonb)
  ), listed as (
    select id, site_id from assessment_site where assessment_id = ${id}::uuid and site_id is not null
  ), visited as materialized (
    select listed.id as listed_id, criterion.name as criterion, visit.id as visit_id, visit.dataset_id, visit.observer_ids,
      extract(epoch from visit.time_to - visit.time_from) / 60
        + case when visit.time_to < visit.time_from then 1440 else 0 end as minutes,
      row_number() over (partition by listed.id, criterion.name
        order by visit.date_from, visit.time_from nulls last, visit.id) as ordinal
    from listed join visit on visit.organisation_id = ${organisationId}::uuid and visit.site_id = listed.site_id
        and visit.date_from between ${startsOn}::date and ${endsOn}::date and visit.done
      join criterion on criterion.protocols ? visit.protocol and visit.fields @> criterion.fields
  )`;

const detailed = (detail: Detail) =>
  typeof detail === 'object' ? sql`judged.listed_id = ${detail.id}::uuid` : detail === 'all' ? sql`true` : sql`false`;

const recorded = sql.raw(`record.id, record.version, record.cd_ref, record.name_cited, record.habitat, record.date_from,
  record.shown_level, record.dataset_id, record.visit_id`);

const counts = sql`record.status = 'Pr' and record.validation <> all(${refused}::smallint[])`;

const currentVersion = sql`(select version from taxref_version where in_use)`;

/** Whether a species is of the taxa that a criterion asks for: one column that says so is enough. */
const fits = sql`(criterion.taxa = '{}'::jsonb or ${sql.join(
  [
    ['kingdom', 'kingdom'],
    ['class', 'class'],
    ['orderName', 'order_name'],
    ['family', 'family'],
    ['group1', 'group1'],
    ['group2', 'group2'],
    ['group3', 'group3'],
  ].map(([said, column = '']) => sql`coalesce(criterion.taxa->${said} ? named.${sql.raw(column)}, false)`),
  sql` or `,
)})`;

interface AskedCriterion {
  name: string;
  kind: string;
  protocols: string[];
  fields: Record<string, string>;
  taxa: object;
}

const criteriaOf = ({ criteria }: { criteria: Criterion[] }): AskedCriterion[] =>
  criteria.flatMap(({ name, source }) =>
    source.kind === 'species' || source.kind === 'habitats'
      ? [
          {
            ...{ name, kind: source.kind, protocols: source.protocols, fields: source.fields },
            taxa: source.kind === 'species' ? source.taxa : {},
          },
        ]
      : [],
  );
