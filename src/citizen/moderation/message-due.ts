import { type Context, personOf } from '../../identity/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import { addDays } from '../../watch/deadline/working-day.rule.ts';
import type { Due } from '../../watch/index.ts';
import { listMessages } from '../message.sql.ts';
import { answerDays, messageKinds } from '../message.ts';
import { moderatedBy } from './moderate.ts';

const mostDue = 200;

/** What waits to be read, for those who answer it. */
export async function messageDue(context: Context): Promise<Due[]> {
  personOf(context);
  const asked = { states: ['waiting' as const], text: '', limit: mostDue, offset: 0 };
  const messages = await listMessages(context.db, moderatedBy(context.actor), asked);
  return messages.map(({ id, organisationId, kind, about, receivedAt }) => ({
    kind: 'message' as const,
    organisationId,
    on: addDays(frenchDay(receivedAt), answerDays),
    label: [messageKinds[kind], about].filter(Boolean).join('\u00a0: '),
    because: `Une réponse est attendue dans les ${answerDays}\u00a0jours.`,
    who: '',
    href: `/travail/envois/${id}`,
  }));
}
