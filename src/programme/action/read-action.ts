import { authorise, type Context, listChangesOf, may, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { commitmentsOfAction, publishedCommitmentsOfAction } from '../commitment/commitment.sql.ts';
import { type ActionFilter, inOrder, lineOf, matching } from '../plan/arrange-plan.ts';
import { progressOfAction } from '../progress/progress.rule.ts';
import { listProgressing, listSought } from '../progress/progress.sql.ts';
import { actionsByIds, findAction, isPublished } from './action.sql.ts';
import type { Action } from './action.ts';

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
    progress: progressOfAction(measured, todayOf(context.effects)),
    commitments: works ? await commitmentsOfAction(context.db, id) : await publishedCommitmentsOfAction(context.db, id),
    history: works ? await changesOf(context.db, found) : [],
    mayEdit: may(context.actor, 'action.edit', target),
    mayAnswer: may(context.actor, 'commitment.answer', target),
    today: todayOf(context.effects),
  };
}

/** What happened to an action, with the import that brought it. */
async function changesOf(db: Db, { id, batchId }: { id: string; batchId: string | null }) {
  const [own, brought] = [
    await listChangesOf(db, 'action', id, 30),
    batchId ? await listChangesOf(db, 'import', batchId) : [],
  ];
  return [...own, ...brought];
}

const forVisitor = (action: Action): Action => ({
  ...action,
  contact: null,
  plans: action.plans.filter((plan) => plan.published),
  related: action.related.filter((related) => related.published),
  sites: action.sites.filter((site) => site.published),
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

/** One page of the actions of the organisations somebody works in; progress is computed for that page alone. */
export async function readWorkingActions(context: Context, filter: ActionFilter, asked: number, size: number) {
  const today = todayOf(context.effects);
  const all = await listSought(context.db, organisationsWhere(context.actor, 'work.read'), today);
  const found = inOrder(all.filter(matching(filter)));
  const last = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(Math.max(1, asked), last);
  const ids = found.slice((page - 1) * size, page * size).map((action) => action.id);
  const lines = (await listProgressing(context.db, ids)).map((action) => lineOf(action, today));
  return { total: all.length, found: found.length, page, last, lines: inOrder(lines) };
}
