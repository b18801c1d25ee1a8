import { authorise, type Context, listChangesOf, may, noteReadings } from '../../identity/index.ts';
import { countByState, countUnanswered, listMessages } from '../message.sql.ts';
import type { MessageState } from '../message.ts';
import { mayBeDecided } from './may-be-decided.ts';
import { moderatedBy, moderating, readModerated } from './moderate.ts';
import { proposeSighted } from './propose-sighted.ts';

export const queueTabs = {
  waiting: { label: 'À lire', states: ['waiting'] },
  aside: { label: 'Mis à part', states: ['aside'] },
  done: { label: 'Traités', states: ['accepted', 'refused', 'spam', 'withdrawn'] },
} as const satisfies Record<string, { label: string; states: readonly MessageState[] }>;
export type QueueTab = keyof typeof queueTabs;

const messagesPage = 50;

/** What was sent to the organisations where somebody answers. */
export async function readQueue(context: Context, { tab, text, page }: { tab: QueueTab; text: string; page: number }) {
  const kinds = moderatedBy(context.actor);
  if (kinds.photograph.length === 0) authorise(context.actor, 'photograph.moderate', { organisationId: '' });
  const states: MessageState[] = [...queueTabs[tab].states];
  const [counts, messages] = await Promise.all([
    countByState(context.db, kinds),
    listMessages(context.db, kinds, { states, text, limit: messagesPage, offset: (page - 1) * messagesPage }),
  ]);
  await noteReadings(context, 'messages', messages);
  const countOf = (each: QueueTab) => queueTabs[each].states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const tabs = (Object.keys(queueTabs) as QueueTab[]).map((key) => ({
    ...{ key, label: queueTabs[key].label, count: countOf(key) },
  }));
  return { messages, tabs, last: Math.max(1, Math.ceil(countOf(tab) / messagesPage)) };
}

/** Enough to say that many wait. */
const mostCounted = 1000;

/** How many wait for whoever asks; 0 for who answers nothing. */
export async function countWaiting({ db, actor }: Context): Promise<number> {
  const kinds = moderatedBy(actor);
  if (Object.values(kinds).flat().length === 0) return 0;
  return countUnanswered(db, kinds, mostCounted);
}

/** One of them, with what was decided of it; of a sighting, the taxa that it may be of. */
export async function readMessage(context: Context, id: string, sought = '') {
  const message = await readModerated(context, id);
  const mayDecide = may(context.actor, moderating[message.kind], message) && mayBeDecided(message);
  return {
    message,
    taxa: message.kind === 'sighting' && mayDecide ? await proposeSighted(context.db, message, sought) : [],
    history: await listChangesOf(context.db, 'message', id, 30),
    mayDecide,
    mayErase: may(context.actor, 'message.erase', message) && message.erasedAt === null,
  };
}
