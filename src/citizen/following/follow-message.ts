import { type Context, visitor } from '../../identity/index.ts';
import { DomainError, isDomainError, missing } from '../../kernel/errors.ts';
import { readRecord } from '../../nature/index.ts';
import { confirmAddress, findTracked, isConfirmCode, type Message } from '../message.sql.ts';
import { takeBackMessage } from './take-back-message.ts';

/** What somebody sent, by the secret address they were given. `asks`: whether that address may confirm theirs. */
export async function followMessage(context: Context, code: string, confirmCode: string) {
  const message = await tracked(context.db, code);
  return {
    message,
    asks: confirmCode !== '' && (await isConfirmCode(context.db, code, confirmCode)),
    record: message.kind === 'sighting' ? await findShownRecord(context, message.resultId) : null,
  };
}

/** The page of the record that a sighting became, where everybody may read it. */
async function findShownRecord(context: Context, id: string | null): Promise<string | null> {
  if (!id) return null;
  try {
    await readRecord({ ...context, actor: visitor }, id);
    return `/nature/donnees/${id}`;
  } catch (error) {
    if (isDomainError(error) && error.kind === 'missing') return null;
    throw error;
  }
}

/** Says that an address is read by whoever left it. */
export async function confirmSender({ db, effects }: Context, code: string, confirmCode: string): Promise<void> {
  await tracked(db, code);
  if (!(await confirmAddress(db, { trackingCode: code, confirmCode, at: effects.now() }))) throw notConfirmed();
}

/** Takes back what was sent, with what it became. */
export async function withdrawMessage(context: Context, code: string): Promise<void> {
  const message = await tracked(context.db, code);
  await context.db.transaction().execute((tx) => takeBackMessage(tx, context, message));
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
