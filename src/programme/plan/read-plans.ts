import { authorise, type Context, may, organisationsWhere, readHistory } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { progressOf } from '../progress/progress.rule.ts';
import { listActionsOfPlans } from '../progress/progress.sql.ts';
import { type ActionFilter, arrangePlan, lineOf } from './arrange-plan.ts';
import { outlineOf } from './outline.ts';
import { findPlan, findPlanBySlug, listObjectives, listReadablePlans } from './plan.sql.ts';
import type { Plan } from './plan.ts';
import type { WrittenPlan } from './plan-form.ts';

/** Plans that the reader may see, each with its progress, which all their actions make and the day makes late. */
export const readPlans = keepWhileUnchanged(
  readPlansNow,
  ({ actor, effects }: Context) => `${todayOf(effects)} ${organisationsWhere(actor, 'work.read')}`,
);

async function readPlansNow(context: Context) {
  const plans = await listReadablePlans(context.db, organisationsWhere(context.actor, 'work.read'));
  const actions = await listActionsOfPlans(
    context.db,
    plans.map((plan) => plan.id),
  );
  const byPlan = Map.groupBy(actions, (action) => action.planId);
  return plans.map((plan) => {
    const lines = (byPlan.get(plan.id) ?? []).map((action) => lineOf(action, todayOf(context.effects)));
    const late = lines.filter((line) => line.late).length;
    return { ...plan, progress: progressOf(lines), actions: lines.length, late };
  });
}

/** A plan with its tree, as the reader may see it. */
export async function readPlan(context: Context, slug: string, filter: ActionFilter) {
  const plan = await findPlanBySlug(context.db, slug);
  if (!plan || !(plan.published || may(context.actor, 'work.read', plan))) throw missing('Ce plan');
  const objectives = await listObjectives(context.db, plan.id);
  const actions = await listActionsOfPlans(context.db, [plan.id]);
  const mayEdit = may(context.actor, 'plan.edit', plan);
  const history = await readHistory(context, 'plan', plan);
  return { plan, mayEdit, history, ...arrangePlan(objectives, actions, filter, todayOf(context.effects)) };
}

/** A plan as its editor needs it. */
export async function readPlanToEdit(context: Context, id: string): Promise<WrittenPlan> {
  const plan = isId(id) ? await findPlan(context.db, id) : undefined;
  if (!plan) throw missing('Ce plan');
  authorise(context.actor, 'plan.edit', plan);
  return withOutline(context.db, plan);
}

/** Read after its version: objectives newer than it can only be refused, never overwritten. */
export const withOutline = async (db: Db, plan: Plan): Promise<WrittenPlan> => ({
  ...plan,
  objectives: outlineOf(await listObjectives(db, plan.id)),
});
