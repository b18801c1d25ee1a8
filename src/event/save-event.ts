import { z } from 'zod';
import { type Context, recordChanges } from '../identity/index.ts';
import { todayOf } from '../kernel/day.ts';
import { DomainError } from '../kernel/errors.ts';
import type { FormValues } from '../kernel/form-values.ts';
import { readDate } from '../nature/import/read-date.ts';
import { findCommunesSaid, findSitesNamed } from '../site/index.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../watch/index.ts';
import { insertOnDays } from './event.sql.ts';
import { eventParts } from './event.ts';
import { type Outcome, outcomeLack, outcomeLacks, participantsOf } from './outcome.rule.ts';

const number = z.number().nullable();
const outcomeShape = z.object({
  state: z.enum(['planned', 'held', 'cancelled']),
  heldOn: z.string(),
  reason: z.string(),
  participants: number,
  adults: number,
  children: number,
});

const eventKind: KeptKind = {
  table: 'event',
  kind: 'event',
  verb: 'event.edit',
  name: 'cette animation',
  parts: eventParts,
};

/**
 * Writes an event: its place and commune are linked where they name one. Of a new one `alsoOn` says other days, one a line,
 * on which it is held again.
 */
export async function saveEvent(context: Context, values: FormValues, id?: string): Promise<SavedKept> {
  const days = id ? [] : daysIn(values.alsoOn ?? '');
  return saveKept(context, {
    kind: eventKind,
    values: id ? values : { state: 'planned', ...values },
    id,
    before: async (tx, typed, organisationId) => {
      const outcome = outcomeShape.parse(typed);
      refuseOutcome(outcome, todayOf(context.effects));
      const [place, commune] = [String(typed.place), String(typed.commune)];
      const [sites, communes] = await Promise.all([
        findSitesNamed(tx, organisationId, place ? [place] : []),
        findCommunesSaid(tx, organisationId, commune ? [commune] : []),
      ]);
      return {
        participants: participantsOf(outcome),
        siteId: sites.get(place) ?? null,
        communeId: communes.get(commune) ?? null,
      };
    },
    also: async (tx, after) => {
      if (days.length === 0) return;
      const added = await insertOnDays(tx, after.id, days);
      await recordChanges(
        tx,
        context,
        added.map(({ id: objectId, heldOn }) => ({
          organisationId: after.organisationId,
          verb: 'event.create',
          objectKind: 'event',
          objectId,
          after: { title: after.title, heldOn },
        })),
      );
    },
  });
}

/** An event as its form shows it. */
export const readEventToEdit = (context: Context, id: string) => readKept(context, eventKind, id);

/** Refuses an outcome that says nothing, or says against itself. */
export function refuseOutcome(outcome: Outcome, today: string, title = ''): void {
  const lack = outcomeLack(outcome, today);
  if (lack) throw new DomainError('invalid', 'event_outcome', `${title && `${title}\u00a0: `}${outcomeLacks[lack]}`);
}

const mostDays = 366;

/** Days as people list them, one a line. */
function daysIn(text: string): string[] {
  const lines = text.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const days = lines.map((line) => {
    const read = readDate(line);
    if (!read || read.from !== read.to) throw unreadableDay(line);
    return read.from;
  });
  if (days.length > mostDays) throw tooManyDays();
  return [...new Set(days)];
}

const unreadableDay = (line: string) =>
  new DomainError(
    'invalid',
    'event_day_unreadable',
    `«\u00a0${line}\u00a0» n’est pas un jour\u00a0: écrivez 12/06/2020.`,
  );

const tooManyDays = () =>
  new DomainError(
    'invalid',
    'event_too_many_days',
    `Une animation se répète ${mostDays} jours au plus\u00a0: inscrivez-la en plusieurs fois.`,
  );
