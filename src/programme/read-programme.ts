import { authorise, type Context, listChangesOf, may, organisationsWhere } from '../identity/index.ts';
import { missing } from '../kernel/errors.ts';
import { actionsByIds, findAction, isPublished } from './action.sql.ts';
import type { Action } from './action.ts';
import { type ActionFilter, arrangePlan, inOrder, lineOf, matches } from './arrange-plan.ts';
import { commitmentsOfAction, publishedCommitmentsOfAction } from './commitment.sql.ts';
import { findPlanBySlug, listObjectives, listReadablePlans } from './plan.sql.ts';
import { progressOf, progressOfAction } from './progress.rule.ts';
import { listActionsOf, listActionsOfPlans, listProgressing } from './progress.sql.ts';

const todayOf = (context: Context): string => context.effects.now().toISOString().slice(0, 10);

/** Plans that the reader may see, each with its progress. */
export async function readPlans(context: Context) {
  const plans = await listReadablePlans(context.db, organisationsWhere(context.actor, 'work.read'));
  const actions = await listActionsOfPlans(
    context.db,
    plans.map((plan) => plan.id),
  );
  const byPlan = Map.groupBy(actions, (action) => action.planId);
  return plans.map((plan) => {
    const lines = (byPlan.get(plan.id) ?? []).map((action) => lineOf(action, todayOf(context)));
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
  return { plan, mayEdit, ...arrangePlan(objectives, actions, filter, todayOf(context)) };
}

/** An action, whole for those who work in its organisation; without its contact, names and drafts for a visitor. */
export async function readAction(context: Context, id: string) {
  const found = isId(id) ? await findAction(context.db, id) : undefined;
  const works = found !== undefined && may(context.actor, 'work.read', found);
  if (!found || !(works || (await isPublished(context.db, id)))) throw missing('Cette action');
  const [action] = await actionsByIds(context.db, [id]);
  const [measured] = await listProgressing(context.db, [id]);
  if (!action || !measured) throw missing('Cette action');
  const target = { organisationId: found.organisationId, serviceId: found.leadServiceId };
  return {
    action: works ? action : forVisitor(action),
    progress: progressOfAction(measured, todayOf(context)),
    commitments: works ? await commitmentsOfAction(context.db, id) : await publishedCommitmentsOfAction(context.db, id),
    changes: works ? await listChangesOf(context.db, 'action', id, 30) : [],
    works,
    mayEdit: may(context.actor, 'action.edit', target),
    mayAnswer: may(context.actor, 'commitment.answer', target),
    today: todayOf(context),
  };
}

const forVisitor = (action: Action): Action => ({
  ...action,
  contact: null,
  plans: action.plans.filter((plan) => plan.published),
  related: action.related.filter((related) => related.published),
  stageHistory: action.stageHistory.map((step) => ({ ...step, person: null })),
});

/** An action as its editor needs it. */
export async function readActionToEdit(context: Context, id: string): Promise<Action> {
  const found = isId(id) ? await findAction(context.db, id) : undefined;
  if (!found) throw missing('Cette action');
  authorise(context.actor, 'action.edit', { ...found, serviceId: found.leadServiceId });
  const [action] = await actionsByIds(context.db, [id]);
  if (!action) throw missing('Cette action');
  return action;
}

/** Actions of the organisations somebody works in, for the list of editors. */
export async function readWorkingActions(context: Context, filter: ActionFilter) {
  const organisationIds = organisationsWhere(context.actor, 'work.read');
  const actions = await listActionsOf(context.db, organisationIds);
  const lines = actions.map((action) => ({
    ...lineOf(action, todayOf(context)),
    organisation: action.organisation,
    plans: action.plans,
  }));
  return { total: lines.length, lines: inOrder(lines.filter((line) => matches(line, filter))) };
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
