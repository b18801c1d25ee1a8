import { z } from 'zod';
import { authorise, type Context, organisationsWhere, recordChanges } from '../identity/index.ts';
import { todayOf } from '../kernel/day.ts';
import { DomainError } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { lockEvents, writeOutcomes } from './event.sql.ts';
import { participantsOf } from './outcome.rule.ts';
import { refuseOutcome } from './save-event.ts';

const count = z
  .string()
  .trim()
  .default('')
  .refine((given) => /^\d{0,7}$/.test(given), 'Participants\u00a0: écrivez un nombre entier, comme 12.')
  .transform((given) => (given === '' ? null : Number(given)));

const outcomesInput = z.array(
  z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    state: z.enum(['held', 'cancelled']),
    reason: z.string().trim().max(500).default(''),
    participants: count,
    adults: count,
    children: count,
  }),
);

/**
 * Says of several events what came of them: all, or none. Refused where somebody said something of one since the version
 * that was read.
 */
export async function recordOutcomes(context: Context, input: z.input<typeof outcomesInput>): Promise<number> {
  authorise(context.actor, 'event.edit', { organisationId: organisationsWhere(context.actor, 'event.edit')[0] ?? '' });
  const said = new Map(parseInput(outcomesInput, input).map((outcome) => [outcome.id, outcome]));
  return context.db.transaction().execute(async (tx) => {
    const before = await lockEvents(tx, [...said.keys()]);
    if (before.length < said.size) throw gone();
    const changes = before.map((event) => {
      const { version, ...outcome } = said.get(event.id) ?? { ...event, state: 'planned' };
      authorise(context.actor, 'event.edit', event);
      if (version !== event.version) throw changedMeanwhile(event.title);
      refuseOutcome({ ...event, ...outcome }, todayOf(context.effects), event.title);
      return { event, after: { ...outcome, id: event.id, participants: participantsOf(outcome) } };
    });
    await writeOutcomes(
      tx,
      changes.map(({ after }) => after),
    );
    await recordChanges(
      tx,
      context,
      changes.map(({ event, after: { id, ...after } }) => ({
        organisationId: event.organisationId,
        verb: 'event.outcome',
        objectKind: 'event',
        objectId: id,
        after,
      })),
    );
    return changes.length;
  });
}

const gone = () =>
  new DomainError('missing', 'event_gone', 'Une de ces animations n’est plus là\u00a0: rechargez la page.');

const changedMeanwhile = (title: string) =>
  new DomainError(
    'conflict',
    'event_changed_meanwhile',
    `Quelqu’un a renseigné «\u00a0${title}\u00a0» depuis\u00a0: rien n’est enregistré, votre saisie est restée. Ouvrez cette animation pour lire ce qui en est dit, puis retirez-la d’ici.`,
  );
