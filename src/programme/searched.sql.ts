import { sql } from 'kysely';
import type { SearchedKind } from '../kernel/searched.ts';

export const searchedPlans: SearchedKind = {
  kind: 'plan',
  label: 'Plans',
  table: sql`plan`,
  key: sql`plan.id`,
  title: sql`plan.title`,
  note: sql`concat_ws(' · ', plan.acronym, (select short_name from organisation where id = plan.organisation_id))`,
  href: sql`'/plans/' || plan.slug`,
  form: sql`plan.form`,
  words: sql`search_words(plan.title || ' ' || coalesce(plan.acronym, '') || ' ' || plan.summary)`,
  names: [sql`plan.form`, sql`lower(plan.acronym)`],
  shown: ({ worksIn }) => sql`(plan.published or plan.organisation_id = any(${worksIn}::uuid[]))`,
};

export const searchedActions: SearchedKind = {
  kind: 'action',
  label: 'Actions',
  table: sql`action`,
  key: sql`action.id`,
  title: sql`action.title`,
  note: sql`concat_ws(' · ', action.number, (select short_name from organisation where id = action.organisation_id))`,
  href: sql`'/actions/' || action.id`,
  form: sql`action.form`,
  words: sql`search_words(action.number || ' ' || action.title || ' ' || action.summary || ' ' || action.description)`,
  names: [sql`action.form`, sql`lower(action.number)`],
  // With an offset each action found is looked up; without, PostgreSQL may read the plans of all of them first.
  shown: ({ worksIn }) => sql`(action.organisation_id = any(${worksIn}::uuid[]) or exists (
    select from action_plan link join plan on plan.id = link.plan_id and plan.published where link.action_id = action.id
    offset 0))`,
};
