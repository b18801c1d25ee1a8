import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Assessment, SurveySaid } from './assessment.ts';

const columns = sql.raw(`assessment.id, assessment.organisation_id, organisation.short_name as organisation,
  assessment.title, assessment.purpose, assessment.grid, assessment.starts_on::text, assessment.ends_on::text,
  coalesce(person.name, assessment.responsible) as responsible, assessment.rarity_table_id, assessment.generated,
  assessment.version, to_json(assessment.published_at)#>>'{}' as published_at, publisher.name as published_by,
  assessment.sha256`);
const joined = sql.raw(`assessment join organisation on organisation.id = assessment.organisation_id
  left join person on person.id = assessment.person_id left join person publisher on publisher.id = assessment.published_by`);

/** Campaigns of some organisations, and published ones of all; the latest first. */
export async function listAssessments(
  db: Db,
  organisationIds: string[],
): Promise<(Assessment & { siteCount: number })[]> {
  const { rows } = await sql<Assessment & { siteCount: number }>`
    select ${columns}, (select count(*)::integer from assessment_site listed where listed.assessment_id = assessment.id) as site_count
    from ${joined}
    where assessment.published_at is not null or assessment.organisation_id = any(${organisationIds}::uuid[])
    order by assessment.starts_on desc, assessment.title collate fr, assessment.id
  `.execute(db);
  return rows;
}

export async function findAssessment(db: Db, id: string): Promise<Assessment | undefined> {
  const { rows } = await sql<Assessment>`select ${columns} from ${joined} where assessment.id = ${id}::uuid`.execute(
    db,
  );
  return rows[0];
}

export const findFrozen = (db: Db, id: string) =>
  db.selectFrom('assessment').select(['frozen', 'sha256']).where('id', '=', id).executeTakeFirst();

/** Held until the transaction ends, so that nothing is changed while it is published. */
export const lockAssessment = (tx: Tx, id: string) =>
  tx
    .selectFrom('assessment')
    .select(['id', 'organisationId', 'grid', 'title', 'publishedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Adds places of a register; those that are there already stay. Returns how many are new. */
export async function addSites(tx: Tx, assessmentId: string, siteIds: string[]): Promise<number> {
  const { rows } = await sql`
    insert into assessment_site (assessment_id, site_id)
    select ${assessmentId}::uuid, added from unnest(${siteIds}::uuid[]) as given (added)
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length;
}

/** Places of an organisation's register that are of some types. */
export async function listSiteIdsOfKinds(db: Db, organisationId: string, kinds: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('site')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('kind', 'in', kinds)
    .execute();
  return rows.map(({ id }) => id);
}

export const removeSite = (tx: Tx, assessmentId: string, id: string) =>
  tx
    .deleteFrom('assessmentSite')
    .where('assessmentId', '=', assessmentId)
    .where('id', '=', id)
    .returning(['id', 'siteId'])
    .executeTakeFirst();

/** The ids of these that are in the list of a campaign; all of it where none is named. */
export async function listedIds(tx: Tx, assessmentId: string, ids: string[] | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from assessment_site where assessment_id = ${assessmentId}::uuid
      ${ids ? sql`and id = any(${ids}::uuid[])` : sql``}
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is said of criteria at sites, over what was said before; `onlyState` keeps what was typed of effort and value. */
export async function writeSurveys(
  tx: Tx,
  siteIds: string[],
  said: SurveySaid[],
  { onlyState }: { onlyState: boolean },
): Promise<void> {
  const given = JSON.stringify(said.map(({ criterion, ...rest }) => ({ criterion, ...rest })));
  await sql`
    insert into assessment_survey (assessment_site_id, criterion, state, reason, value, visits, hours, observers)
    select site, given.* from unnest(${siteIds}::uuid[]) as sites (site)
      cross join jsonb_to_recordset(${given}::jsonb) as given (criterion text, state text, reason text, value text,
        visits integer, hours numeric, observers integer)
    on conflict (assessment_site_id, criterion) do update set state = excluded.state, reason = excluded.reason
      ${
        onlyState
          ? sql``
          : sql`, value = excluded.value, visits = excluded.visits, hours = excluded.hours, observers = excluded.observers`
      }
  `.execute(tx);
}

export const writeFrozen = (
  tx: Tx,
  id: string,
  published: { frozen: string; sha256: string; publishedAt: Date; publishedBy: string | null },
) => tx.updateTable('assessment').set(published).where('id', '=', id).execute();

export interface ShownScore {
  assessmentSiteId: string;
  score: string;
  complete: boolean;
  rank: number;
  rankedSites: number;
}

/** What maps and counts read of a published campaign: each site’s score, and where it stands among those surveyed alike. */
export const writeScores = (tx: Tx, scores: ShownScore[]) => tx.insertInto('assessmentScore').values(scores).execute();

export const listShownScores = (db: Db, assessmentId: string): Promise<ShownScore[]> =>
  db
    .selectFrom('assessmentScore')
    .innerJoin('assessmentSite', 'assessmentSite.id', 'assessmentScore.assessmentSiteId')
    .select(['assessmentSiteId', sql<string>`score::text`.as('score'), 'complete', 'rank', 'rankedSites'])
    .where('assessmentId', '=', assessmentId)
    .execute();
