import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { findAction } from '../action/action.sql.ts';
import { commitmentsByIds, insertCommitments, withdrawCommitments } from './commitment.sql.ts';
import { type AnnouncedInput, announcedInput } from './commitment.ts';

/** Keeps what an action (or an organisation) announces for a coming year. Returns the ids, in the order of the sentences. */
export async function announceCommitments(context: Context, input: AnnouncedInput): Promise<{ ids: string[] }> {
  const action = input.actionId ? await findAction(context.db, input.actionId) : undefined;
  if (input.actionId && action?.organisationId !== input.organisationId) throw missing('Cette action');
  authorise(context.actor, 'commitment.answer', {
    organisationId: input.organisationId,
    serviceId: action?.leadServiceId ?? input.serviceId ?? null,
  });
  return context.db.transaction().execute((tx) => writeAnnounced(tx, context, input));
}

/** The same inside a transaction of the caller, who has authorised (a sheet announces what it prints). */
export async function writeAnnounced(tx: Tx, context: Context, input: AnnouncedInput): Promise<{ ids: string[] }> {
  const { serviceId, ...announced } = parseInput(announcedInput, input);
  if (announced.sentences.length === 0) return { ids: [] };
  const ids = await insertCommitments(tx, { ...announced, serviceId: serviceId ?? null });
  await recordChange(tx, context, {
    organisationId: announced.organisationId,
    verb: 'commitment.announce',
    objectKind: announced.actionId ? 'action' : 'organisation',
    objectId: announced.actionId ?? announced.organisationId,
    after: announced,
  });
  return { ids };
}

/** Takes back sentences that no longer stand. One that was answered stays: it is part of the story. */
export function retractCommitments(context: Context, ids: readonly string[]): Promise<void> {
  return context.db.transaction().execute((tx) => writeRetracted(tx, context, ids, true));
}

/** The same inside a transaction of the caller; `check` false where the caller has authorised. */
export async function writeRetracted(tx: Tx, context: Context, ids: readonly string[], check = false): Promise<void> {
  const found = await commitmentsByIds(tx, ids);
  if (check) for (const commitment of found) authorise(context.actor, 'commitment.answer', commitment);
  const answered = found.find((commitment) => commitment.answer);
  if (answered) {
    throw new DomainError(
      'invalid',
      'commitment_answered',
      `L’engagement «\u00a0${answered.sentence}\u00a0» a déjà reçu une réponse\u00a0: il reste. Répondez «\u00a0sans objet\u00a0» s’il ne tient plus.`,
      { id: answered.id },
    );
  }
  await withdrawCommitments(tx, ids, context.effects.now());
  for (const { id, organisationId, action, sentence } of found) {
    await recordChange(tx, context, {
      organisationId,
      verb: 'commitment.retract',
      objectKind: action ? 'action' : 'organisation',
      objectId: action?.id ?? organisationId,
      before: { id, sentence },
    });
  }
}
