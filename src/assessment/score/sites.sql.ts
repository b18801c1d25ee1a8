import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface ListedSite {
  /** Of the list. */
  id: string;
  siteId: string | null;
  name: string;
  /** What the register says: values by field, kinds of protections in force at the end of the campaign. */
  attributes: Record<string, unknown>;
  protections: string[];
}

/** The sites of a campaign, with what the register says of them. */
export async function listSites(db: Db, assessmentId: string): Promise<ListedSite[]> {
  const { rows } = await sql<ListedSite>`
    select listed.id, listed.site_id, coalesce(site.name, listed.said) as name, coalesce(site.attributes, '{}') as attributes,
      coalesce((select json_agg(distinct protection.kind) from site_protection protection
        where protection.site_id = listed.site_id and protection.replaced_in is null
          and (protection.since is null or protection.since <= assessment.ends_on)
          and (protection.until is null or protection.until >= assessment.ends_on)), '[]'::json) as protections
    from assessment_site listed join assessment on assessment.id = listed.assessment_id
      left join site on site.id = listed.site_id
    where listed.assessment_id = ${assessmentId}::uuid
  `.execute(db);
  return rows;
}

export interface SurveyRow {
  id: string;
  criterion: string;
  state: 'done' | 'not_done' | null;
  reason: string;
  value: string;
  visits: number | null;
  hours: string | null;
  observers: number | null;
}

export async function listSurveys(db: Db, assessmentId: string): Promise<SurveyRow[]> {
  const { rows } = await sql<SurveyRow>`
    select survey.assessment_site_id as id, survey.criterion, survey.state, survey.reason, survey.value, survey.visits,
      survey.hours::text, survey.observers
    from assessment_survey survey join assessment_site listed on listed.id = survey.assessment_site_id
    where listed.assessment_id = ${assessmentId}::uuid
  `.execute(db);
  return rows;
}

export interface CarriedRow {
  id: string;
  criterion: string;
  name: string;
  cdRef: number | null;
  score: string | null;
}

export async function listCarried(db: Db, assessmentId: string): Promise<CarriedRow[]> {
  const { rows } = await sql<CarriedRow>`
    select carried.assessment_site_id as id, carried.criterion, carried.name, carried.cd_ref, trim_scale(carried.score)::text as score
    from assessment_carried carried join assessment_site listed on listed.id = carried.assessment_site_id
    where listed.assessment_id = ${assessmentId}::uuid
    order by carried.line
  `.execute(db);
  return rows;
}

/** Which of these places visitors may read the name of, and where their mark stands for who asks, in metres. */
export async function listSeenSites(
  db: Db,
  siteIds: string[],
  works: boolean,
): Promise<{ id: string; at: [number, number] | null }[]> {
  const { rows } = await sql<{ id: string; at: [number, number] | null }>`
    select id, case when mark is not null then json_build_array(ST_X(mark), ST_Y(mark)) end as at
    from ${sql.table(works ? 'site' : 'published_site')} site where id = any(${siteIds}::uuid[])
  `.execute(db);
  return rows;
}
