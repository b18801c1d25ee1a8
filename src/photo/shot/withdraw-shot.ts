import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { dropAuthor, findShot, markWithdrawn } from './shot.sql.ts';

const withdrawal = z.object({ shotId: z.uuid(), reason: z.string().trim().max(1000).default('') });

/** Takes a shot out of its series, with a reason: nobody sees its picture any more, what was said of it stays. */
export async function withdrawShot(context: Context, input: z.input<typeof withdrawal>): Promise<void> {
  const { shotId, reason } = parseInput(withdrawal, input);
  const shot = await findShot(context.db, shotId);
  if (!shot) throw missing('Cette prise de vue');
  authorise(context.actor, 'shot.withdraw', shot);
  if (reason === '') throw reasonNeeded();
  await context.db.transaction().execute(async (tx) => {
    const by = { at: context.effects.now(), personId: personOf(context).id, reason };
    if (!(await markWithdrawn(tx, shotId, by))) throw missing('Cette prise de vue');
    await recordChange(tx, context, {
      organisationId: shot.organisationId,
      verb: 'shot.withdraw',
      objectKind: 'viewpoint',
      objectId: shot.viewpointId,
      after: { shot: shotId },
      reason,
    });
  });
}

/** The same inside a transaction of the caller, for whoever sent it without an account: nobody is credited any more. */
export async function writeTakenBack(tx: Tx, context: Context, shotId: string): Promise<void> {
  const shot = await findShot(tx, shotId);
  const reason = 'Retirée par la personne qui l’avait envoyée.';
  if (!shot || !(await markWithdrawn(tx, shotId, { at: context.effects.now(), personId: null, reason }))) return;
  await dropAuthor(tx, shotId);
  await recordChange(tx, context, {
    ...{ organisationId: shot.organisationId, verb: 'shot.withdraw', objectKind: 'viewpoint' },
    ...{ objectId: shot.viewpointId, after: { shot: shotId }, reason },
  });
}

const reasonNeeded = () =>
  new DomainError(
    'invalid',
    'withdrawal_reason_needed',
    'Dites en une phrase pourquoi cette prise de vue est retirée.',
  );
