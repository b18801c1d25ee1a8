import { type Actor, authorise, type Context, may, organisationsWhere, type Verb } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findMessage, type Message, type Moderated } from '../message.sql.ts';
import type { MessageKind } from '../message.ts';

/** Who answers what. */
export const moderating = {
  remark: 'remark.moderate',
  sighting: 'sighting.moderate',
  photograph: 'photograph.moderate',
} as const satisfies Record<MessageKind, Verb>;

/** Of which organisations somebody reads each kind. */
export function moderatedBy(actor: Actor): Moderated {
  const of = (kind: MessageKind) => [
    ...new Set([...organisationsWhere(actor, moderating[kind]), ...organisationsWhere(actor, 'message.erase')]),
  ];
  return { remark: of('remark'), sighting: of('sighting'), photograph: of('photograph') };
}

/** What was received, for whoever answers it or erases it. */
export async function readModerated(context: Context, id: string): Promise<Message> {
  const message = isId(id) ? await findMessage(context.db, id) : undefined;
  if (!message) {
    if (!context.actor.person) authorise(context.actor, 'message.erase', { organisationId: '' });
    throw missing('Cet envoi');
  }
  if (!may(context.actor, 'message.erase', message)) authorise(context.actor, moderating[message.kind], message);
  return message;
}
