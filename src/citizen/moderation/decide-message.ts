import { z } from 'zod';
import { authorise, type Context, keepRefused, personOf, recordChange, writeMail } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { takeBackMessage } from '../following/take-back-message.ts';
import { findConfirmedAddress, type Message, reopenMessage, writeDecision, writeResult } from '../message.sql.ts';
import { messageStates } from '../message.ts';
import { dropPhoto } from '../photo.sql.ts';
import { answeredLetter } from '../sending/message-letters.ts';
import { becomeShot } from './become-shot.ts';
import { becomeVisit, taxonNeeded } from './become-visit.ts';
import { mayBeDecided } from './may-be-decided.ts';
import { moderating, readModerated } from './moderate.ts';

const decisionInput = z.object({
  version: z.coerce.number().int(),
  decision: z.enum(['accepted', 'refused', 'spam'], 'Choisissez ce qui est fait de cet envoi.'),
  /** Of a sighting that is accepted: what the person who answers recognises. */
  cdNom: z.coerce.number().int().positive().nullable().default(null),
  answer: z.string().trim().max(3000, 'Ce texte dépasse 3\u202f000 caractères\u00a0: raccourcissez-le.').default(''),
});
export type DecisionInput = z.input<typeof decisionInput>;

/** Where pictures that become shots are kept. */
export type ModeratingContext = Context & { dataFolder: string };

/**
 * Says what becomes of something received. Its words are never altered. A remark that is accepted is published with its
 * answer; refused after that, it is read no more. Whoever confirmed an address is told that there is an answer.
 */
export async function decideMessage(context: ModeratingContext, id: string, typed: DecisionInput): Promise<void> {
  const message = await readModerated(context, id);
  authorise(context.actor, moderating[message.kind], message);
  const decided = parseInput(decisionInput, typed);
  refuseUnanswered(message, decided);
  if (message.kind === 'sighting' && decided.decision === 'accepted' && !decided.cdNom) throw taxonNeeded();
  if (message.version !== decided.version) throw await refuseStale(context, message, decided);
  if (!mayBeDecided(message)) throw closed();
  const written = await context.db.transaction().execute((tx) => write(tx, context, message, decided));
  if (!written) throw await refuseStale(context, await readModerated(context, id), decided);
  if (decided.decision === 'accepted' && message.kind !== 'remark') await makeResult(context, message, decided);
  await context.db.transaction().execute((tx) => tellSender(tx, context, message, decided));
}

/**
 * The decision is taken first, so that two people cannot take two; it is taken back where nothing could be made of the
 * message. A photograph becomes a shot; that of a sighting stays with it, for whoever looks at the record again.
 */
async function makeResult(context: ModeratingContext, message: Message, { cdNom }: Decided): Promise<void> {
  const { id, kind } = message;
  try {
    if (kind === 'sighting') return await becomeVisit(context, message, cdNom ?? 0);
    const shotId = await becomeShot(context, message);
    await context.db.transaction().execute(async (tx) => {
      await writeResult(tx, id, shotId);
      await dropPhoto(tx, id);
    });
  } catch (error) {
    await reopenMessage(context.db, id);
    throw error;
  }
}

type Decided = z.output<typeof decisionInput>;

async function write(tx: Tx, context: Context, message: Message, decided: Decided): Promise<boolean> {
  const { id, organisationId } = message;
  const by = { decidedBy: personOf(context).id, decidedAt: context.effects.now() };
  const answer = decided.decision === 'spam' ? '' : decided.answer;
  const decision = { id, version: decided.version, state: decided.decision, answer, ...by };
  if (!(await writeDecision(tx, decision))) return false;
  await recordChange(tx, context, {
    ...{ organisationId, verb: 'message.decide', objectKind: 'message', objectId: id },
    before: told({ decision: message.state, answer: message.answer }),
    after: told({ decision: decided.decision, answer }),
  });
  return true;
}

async function tellSender(tx: Tx, { effects }: Context, { id, kind }: Message, { decision }: Decided): Promise<void> {
  const reader = decision === 'spam' ? undefined : await findConfirmedAddress(tx, id);
  if (!reader?.email) return;
  await writeMail(tx, {
    ...{ address: reader.email, kind: 'message_answered', at: effects.now() },
    letter: answeredLetter(kind, reader.trackingCode),
  });
}

/** Erases all that somebody sent, at their request. */
export async function eraseReceived(context: Context, id: string): Promise<void> {
  const message = await readModerated(context, id);
  authorise(context.actor, 'message.erase', message);
  const { organisationId } = message;
  await context.db.transaction().execute(async (tx) => {
    await takeBackMessage(tx, context, message);
    await recordChange(tx, context, { organisationId, verb: 'message.erase', objectKind: 'message', objectId: id });
  });
}

/** A decision as the journal and a refusal tell it. */
const told = ({ decision, answer }: { decision: keyof typeof messageStates; answer: string }) => ({
  decision: messageStates[decision],
  reply: answer,
});

function refuseUnanswered({ kind }: Message, { decision, answer }: Decided): void {
  if (answer !== '') return;
  if (decision === 'refused')
    throw unanswered('Dites en une phrase pourquoi cet envoi est refusé\u00a0: la personne qui l’a envoyé la lira.');
  if (decision === 'accepted' && kind === 'remark')
    throw unanswered('Répondez à cette remarque\u00a0: elle paraît avec sa réponse.');
}

const unanswered = (sentence: string) => new DomainError('invalid', 'answer_needed', sentence);

const closed = () =>
  new DomainError(
    'conflict',
    'message_closed',
    'Cet envoi est déjà traité, ou a été retiré par la personne qui l’a envoyé.',
  );

async function refuseStale(context: Context, current: Message, decided: Decided): Promise<DomainError> {
  if (current.erasedAt) return closed();
  const [inForce, typed] = [told({ decision: current.state, answer: current.answer }), told(decided)];
  const { organisationId, id } = current;
  const sentence = await keepRefused(context, {
    ...{ organisationId, verb: 'message.decide_refused', objectKind: 'message', objectId: id },
    ...{ name: 'la suite donnée à cet envoi', current: inForce, typed },
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, {
    version: current.version,
    current: inForce,
    typed,
  });
}
