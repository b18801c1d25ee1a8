import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Milestone } from '../action/action.ts';
import type { Stage } from '../words.ts';
import type { MeasuredIndicator } from './progress.rule.ts';

/** An action as a list shows it, with what its progress is computed from. */
interface ListedAction {
  id: string;
  number: string;
  title: string;
  stage: Stage;
  priority: string | null;
  service: string | null;
  milestones: Milestone[];
  indicators: MeasuredIndicator[];
}

interface PlacedAction extends ListedAction {
  planId: string;
  objectiveId: string | null;
}

const milestonesOf = sql`(select coalesce(json_agg(json_build_object(
    'title', m.title, 'dueOn', m.due_on, 'doneOn', m.done_on)), '[]') from milestone m where m.action_id = action.id)`;

/** Published values alone, on the organisation's own territory, so that everybody reads the same progress. */
const indicatorsOf = sql`(select coalesce(json_agg(json_build_object('label', i.label,
    'baseline', case when i.baseline_value is null or i.baseline_year is null then null else
      json_build_object('year', i.baseline_year, 'value', i.baseline_value::text) end,
    'target', (select json_build_object('year', target.year, 'value', target.value::text) from target
      where target.indicator_id = i.id and target.territory_id = organisation.territory_id
      order by target.year desc, target.plan_id limit 1),
    'latest', (select json_build_object('year', extract(year from v.period_end)::integer, 'value', v.value::text)
      from published_value v where v.indicator_id = i.id and v.territory_id = organisation.territory_id
      order by v.period_end desc limit 1))), '[]')
  from action_indicator link join indicator i on i.id = link.indicator_id where link.action_id = action.id)`;

const listed = sql`action.id, action.number, action.title, action.stage, action.priority, service.name as service,
  ${milestonesOf} as milestones, ${indicatorsOf} as indicators`;

const joined = sql`join organisation on organisation.id = action.organisation_id
  left join service on service.id = action.lead_service_id`;

export const listActionsOfPlans = async (db: Db, planIds: readonly string[]): Promise<PlacedAction[]> =>
  (
    await sql<PlacedAction>`select action_plan.plan_id, action_plan.objective_id, ${listed}
      from action_plan join action on action.id = action_plan.action_id ${joined}
      where action_plan.plan_id = any(${[...planIds]}::uuid[])`.execute(db)
  ).rows;

/** An action as a search goes through thousands of them. */
interface SoughtAction {
  id: string;
  number: string;
  title: string;
  stage: Stage;
  service: string | null;
  late: boolean;
}

/** All actions of organisations; late ones as the rule of progress says it. */
export const listSought = async (db: Db, organisationIds: readonly string[], today: string): Promise<SoughtAction[]> =>
  (
    await sql<SoughtAction>`select action.id, action.number, action.title, action.stage, service.name as service,
        action.stage not in ('done', 'given_up') and exists (select from milestone m
          where m.action_id = action.id and m.done_on is null and m.due_on < ${today}::date) as late
      from action ${joined}
      where action.organisation_id = any(${[...organisationIds]}::uuid[])`.execute(db)
  ).rows;

/** What the progress of these actions is computed from. */
export const listProgressing = async (db: Db, ids: readonly string[]): Promise<ListedAction[]> =>
  (
    await sql<ListedAction>`select ${listed} from action ${joined}
      where action.id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;
