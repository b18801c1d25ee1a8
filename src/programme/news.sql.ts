import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import { inWords } from '../kernel/in-words.sql.ts';
import type { Followed, NewsKind } from '../kernel/news.ts';
import { stageLabels } from './words.ts';

const onlyOf = ({ planId }: Followed) => (planId ? sql`plan.id = ${planId}` : sql`true`);
const onlyAt = ({ siteId }: Followed) =>
  siteId
    ? sql`exists (select from action_site link where link.action_id = action.id and link.site_id = ${siteId})`
    : sql`true`;

/** Published actions, with the instant since which one of their plans is. */
const shownActions = (followed: Followed) => sql`action join lateral (
    select min(plan.published_at) as since from action_plan link join plan on plan.id = link.plan_id and plan.published
    where link.action_id = action.id and ${onlyOf(followed)}
  ) shown on shown.since is not null and ${onlyAt(followed)}`;

const actionTitle = sql`ltrim(action.number || ' ' || action.title)`;

export const planNews: NewsKind = {
  kind: 'plan',
  one: 'Plan publié',
  many: 'plans publiés',
  rows: (followed) =>
    followed.siteId
      ? null
      : sql`select plan.id::text, plan.published_at as at, plan.organisation_id, plan.title, plan.acronym as note, null::date as day,
          '/plans/' || plan.slug as href
        from plan where plan.published and ${onlyOf(followed)}`,
};

export const actionNews: NewsKind = {
  kind: 'action',
  one: 'Action publiée',
  many: 'actions publiées',
  rows: (followed) => sql`
    select action.id::text, greatest(action.created_at, shown.since) as at, action.organisation_id, ${actionTitle} as title,
      null as note, null::date as day, '/actions/' || action.id as href
    from ${shownActions(followed)}`,
};

/** Changes of stage since everybody reads of the action; the stage it came with says nothing new. */
export const stageNews: NewsKind = {
  kind: 'avancement',
  one: 'Avancement',
  many: 'avancements d’actions',
  rows: (followed) => sql`
    select stage.id::text, stage.recorded_at as at, action.organisation_id, ${actionTitle} as title,
      ${inWords(sql`stage.stage`, stageLabels)} as note, stage.since as day, '/actions/' || action.id as href
    from ${shownActions(followed)} join action_stage stage on stage.action_id = action.id and stage.recorded_at > shown.since
    where exists (select from action_stage former where former.action_id = action.id and former.recorded_at < stage.recorded_at)`,
};

/** A plan that everybody may follow. */
export const findFollowedPlan = (db: Db, slug: string): Promise<{ id: string; title: string } | undefined> =>
  db.selectFrom('publishedPlan').select(['id', 'title']).where('slug', '=', slug).executeTakeFirst();
