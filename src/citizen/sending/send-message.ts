import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { type Context, writeMail } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { findReceived, insertMessage, readBefore } from '../message.sql.ts';
import type { AsideReason, MessageKind, senderInput } from '../message.ts';
import { findReception, isOpenFor } from '../reception/reception.sql.ts';
import { type FormToken, issueFormToken, readFormToken } from './form-token.ts';
import { judgeMessage, limits, type Refused } from './judge-message.rule.ts';
import { receivedLetter } from './message-letters.ts';
import { countSending } from './sending-count.sql.ts';

/** Who sends, as the server sees it. */
export interface SendingContext extends Context {
  /** Counted for the day, and not kept. */
  address: string;
  /** Whether letters can be sent. */
  mails: boolean;
}

/** What a form of ours carries besides what people type. */
export interface FormMarks {
  token: string;
  /** The field that nobody sees. */
  trap: string;
}

export interface SentMessage extends z.output<typeof senderInput> {
  kind: MessageKind;
  organisationId: string;
  aboutId: string | null;
  about: string;
  text: string;
}

/** What comes with a message besides its words. */
export interface Prepared {
  details: Record<string, string>;
  write(tx: Tx, messageId: string): Promise<void>;
}

const nothingMore: Prepared = { details: {}, write: async () => {} };

/** What a form is signed for. */
const subjectOf = ({ kind, organisationId, aboutId }: Pick<SentMessage, 'kind' | 'organisationId' | 'aboutId'>) =>
  `${kind} ${aboutId ?? organisationId}`;

/** The token of a form about to be shown; refused where its organisation reads nothing of the kind. */
export async function openForm(
  context: Context,
  about: Pick<SentMessage, 'kind' | 'organisationId' | 'aboutId'>,
): Promise<string> {
  await refuseClosed(context, about);
  return issueFormToken(context, subjectOf(about));
}

/**
 * Receives what somebody sends without an account: nothing of it shows before a person read it. Sent twice, it is received
 * once. `prepare` reads what comes with it, once the form is known to be ours. Gives the code of the page where its sender
 * follows it.
 */
export async function sendMessage(
  context: SendingContext,
  sent: SentMessage,
  { token, trap }: FormMarks,
  prepare: () => Promise<Prepared> = async () => nothingMore,
): Promise<{ trackingCode: string }> {
  await refuseClosed(context, sent);
  const form = await readFormToken(context, subjectOf(sent), token);
  if (!form) throw await refusing(context, sent, 'expired');
  const { details, write: writeMore } = await prepare();
  const received = await findReceived(context.db, form.id);
  if (received) return sameOne(received, { ...sent, details });
  const trackingCode = secretCode(context);
  const whole = { ...sent, details };
  const refused = await context.db.transaction().execute(async (tx) => {
    const judged = await judge(tx, context, whole, { form, trap });
    if ('refuse' in judged) return judged.refuse;
    await write(tx, context, whole, { form, trackingCode, ...judged });
    await writeMore(tx, form.id);
    return undefined;
  });
  if (refused) throw await refusing(context, sent, refused);
  return { trackingCode };
}

async function refuseClosed({ db }: Context, { kind, organisationId }: Pick<SentMessage, 'kind' | 'organisationId'>) {
  if (!isOpenFor(kind, await findReception(db, organisationId))) throw missing('Ce formulaire');
}

const secretCode = ({ effects }: Context): string => effects.secret(24).toString('base64url');

async function judge(
  tx: Tx,
  { effects, address }: SendingContext,
  { text, senderName, email, details }: SentMessage & Pick<Prepared, 'details'>,
  { form, trap }: { form: FormToken; trap: string },
) {
  const now = effects.now();
  const { receivedThisHour, isRepeated, letters } = await readBefore(tx, { text, email, now });
  const judged = judgeMessage({
    secondsToFill: (now.getTime() - form.issuedAt.getTime()) / 1000,
    trap,
    texts: [text, senderName, ...Object.values(details)],
    sentToday: await countSending(tx, effects, todayOf(effects), address),
    receivedThisHour,
    isRepeated,
  });
  return 'refuse' in judged ? judged : { ...judged, letters };
}

/** Letters to one address in a day: beyond, its owner is left in peace. */
const mostLetters = 3;

async function write(
  tx: Tx,
  context: SendingContext,
  { details, ...sent }: SentMessage & Pick<Prepared, 'details'>,
  {
    form,
    trackingCode,
    aside,
    letters,
  }: { form: FormToken; trackingCode: string; aside: AsideReason[]; letters: number },
): Promise<void> {
  const at = context.effects.now();
  const email = context.mails && sent.email ? sent.email.toLowerCase() : null;
  const confirmCode = email && secretCode(context);
  const state = aside.length > 0 ? ('aside' as const) : ('waiting' as const);
  const codes = { confirmCode, trackingCode };
  const row = { ...sent, details, email, id: form.id, state, asideBecause: aside, receivedAt: at, ...codes };
  if (!(await insertMessage(tx, row))) throw alreadySent();
  if (!email || !confirmCode || state === 'aside' || letters >= mostLetters) return;
  await writeMail(tx, {
    ...{ address: email, kind: 'message_received', at },
    letter: receivedLetter(sent.kind, trackingCode, confirmCode),
  });
}

/** The number was taken: by this one, sent before, or by something else. */
function sameOne(
  received: { text: string; details: unknown; trackingCode: string },
  { text, details }: SentMessage & Pick<Prepared, 'details'>,
): { trackingCode: string } {
  if (received.text !== text || !isDeepStrictEqual(received.details, details)) throw alreadySent();
  return { trackingCode: received.trackingCode };
}

const sentences: Record<Refused, string> = {
  too_fast:
    'Cela va très vite pour une personne\u00a0: relisez-vous quelques secondes, puis envoyez de nouveau. Rien n’est perdu.',
  expired:
    'Cette page est ouverte depuis trop longtemps. Rien n’est perdu\u00a0: relisez-vous, puis envoyez de nouveau.',
  too_many: `Beaucoup a été envoyé aujourd’hui depuis votre connexion (${limits.perDay} envois)\u00a0: envoyez la suite demain. Votre texte est resté ici.`,
  too_busy: 'Beaucoup d’envois arrivent à la fois\u00a0: envoyez de nouveau dans une heure. Votre texte est resté ici.',
};

/** A form that is too old gets another token, so that what was typed in it can be sent again. */
async function refusing(context: Context, sent: SentMessage, refused: Refused): Promise<DomainError> {
  const facts = refused === 'expired' ? { token: await issueFormToken(context, subjectOf(sent)) } : {};
  const kind = refused === 'expired' || refused === 'too_fast' ? 'invalid' : 'limited';
  return new DomainError(kind, `message_${refused}`, sentences[refused], facts);
}

const alreadySent = () =>
  new DomainError(
    'conflict',
    'message_already_sent',
    'Cet envoi est déjà arrivé. Pour écrire autre chose, ouvrez de nouveau le formulaire.',
  );
