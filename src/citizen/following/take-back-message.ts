import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { takeBackVisit } from '../../nature/index.ts';
import { writeTakenBack } from '../../photo/index.ts';
import { eraseMessage, type Message } from '../message.sql.ts';

/** Erases what was sent, and what it became: a shot is seen no more and credits nobody, a record goes. */
export async function takeBackMessage(tx: Tx, context: Context, { id, kind, resultId }: Message): Promise<void> {
  await eraseMessage(tx, id, context.effects.now());
  if (!resultId) return;
  if (kind === 'photograph') await writeTakenBack(tx, context, resultId);
  if (kind === 'sighting') await takeBackVisit(tx, context, resultId);
}
