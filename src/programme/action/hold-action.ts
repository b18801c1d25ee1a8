import { authorise, type Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { lockAction } from './action.sql.ts';

/** The action, held until the transaction ends, for somebody who may edit it. */
export async function holdAction(tx: Tx, context: Context, actionId: string) {
  const action = isId(actionId) ? await lockAction(tx, actionId) : undefined;
  if (!action) throw missing('Cette action');
  authorise(context.actor, 'action.edit', { organisationId: action.organisationId, serviceId: action.leadServiceId });
  return action;
}
