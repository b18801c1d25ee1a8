import type { Context } from '../../identity/index.ts';
import { countMessages, listReceiving } from './message-counts.sql.ts';

/** What was sent, year by year, what became of it, and who reads what. */
export async function readCounts({ db }: Context) {
  const [counts, receiving] = await Promise.all([countMessages(db), listReceiving(db)]);
  return { counts, receiving };
}
