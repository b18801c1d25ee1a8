import type { Context } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { writeTakenBack } from '../../photo/index.ts';
import { confirmAddress, eraseMessage, findTracked, isConfirmCode, type Message } from '../message.sql.ts';

/** What somebody sent, by the secret address they were given. `asks`: whether that address may confirm theirs. */
export async function followMessage({ db }: Context, code: string, confirmCode: string) {
  const message = await tracked(db, code);
  return { message, asks: confirmCode !== '' && (await isConfirmCode(db, code, confirmCode)) };
}

/** Says that an address is read by whoever left it. */
export async function confirmSender({ db, effects }: Context, code: string, confirmCode: string): Promise<void> {
  await tracked(db, code);
  if (!(await confirmAddress(db, { trackingCode: code, confirmCode, at: effects.now() }))) throw notConfirmed();
}

/** Takes back what was sent and erases it; a photograph that was accepted is seen no more, and credits nobody. */
export async function withdrawMessage(context: Context, code: string): Promise<void> {
  const { id, kind, resultId } = await tracked(context.db, code);
  await context.db.transaction().execute(async (tx) => {
    await eraseMessage(tx, id, context.effects.now());
    if (kind === 'photograph' && resultId) await writeTakenBack(tx, context, resultId);
  });
}

/** All that is held of a sending, for whoever sent it. */
export async function exportMessage({ db }: Context, code: string): Promise<Uint8Array> {
  const { decidedBy: _, ...message } = await tracked(db, code);
  return new TextEncoder().encode(`${JSON.stringify(message, null, 2)}\n`);
}

async function tracked(db: Context['db'], code: string): Promise<Message> {
  const message = /^[\w-]{32}$/.test(code) ? await findTracked(db, code) : undefined;
  if (!message) throw missing('Cet envoi');
  return message;
}

const notConfirmed = () =>
  new DomainError(
    'invalid',
    'address_not_confirmed',
    'Ce lien ne confirme aucune adresse\u00a0: elle l’est déjà, ou elle a été effacée.',
  );
