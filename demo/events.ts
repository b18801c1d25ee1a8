import { z } from 'zod';
import { readUntold, recordOutcomes, saveEvent } from '../src/event/index.ts';
import type { Publisher } from './cast.ts';
import { markEventsGenerated } from './demo.sql.ts';
import { readYaml } from './publication.ts';

const series = z.strictObject({
  title: z.string(),
  kind: z.string(),
  place: z.string().default(''),
  commune: z.string().default(''),
  from: z.iso.date(),
  to: z.iso.date(),
  planned: z.int(),
  held: z.int(),
  participants: z.int().optional(),
  adults: z.int().optional(),
  children: z.int().optional(),
});
type Series = z.output<typeof series>;

const lockdowns = [
  ['2020-03-17', '2020-05-11'],
  ['2020-10-30', '2020-12-15'],
] as const;
const shut = (day: string) => lockdowns.some(([from, to]) => day >= from && day <= to);

/** The events of a year whose totals are known, on invented days, each marked as generated. */
export async function makeEvents(publisher: Publisher, folder: string): Promise<void> {
  for (const each of z.array(series).parse(readYaml(folder, 'animations.yaml'))) {
    const { title, kind, place, commune } = each;
    const [heldOn = '', ...others] = daysOf(each);
    const form = {
      title,
      kind,
      place,
      commune,
      heldOn,
      alsoOn: others.join('\n'),
      state: 'planned',
      audience: 'everyone',
    };
    await saveEvent(publisher.coordinator('2020-01-06'), { ...form, organisationId: publisher.id });
    const after = publisher.coordinator('2020-12-31');
    const untold = (await readUntold(after)).filter((event) => event.title === title);
    await recordOutcomes(after, outcomesOf(each, untold));
  }
  await markEventsGenerated(publisher.coordinator('2020-12-31').db, publisher.id);
}

/** As many days as were planned, evenly from the first to the last. */
function daysOf({ from, to, planned }: Series): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const step = planned > 1 ? (last - first) / (planned - 1) : 0;
  return Array.from({ length: planned }, (_, at) => new Date(first + at * step).toISOString().slice(0, 10));
}

/** Those of the lockdowns were cancelled first, then some of the others, evenly; who came is spread over those that were held. */
function outcomesOf({ held, ...came }: Series, events: Awaited<ReturnType<typeof readUntold>>) {
  const open = events.filter(({ heldOn }) => !shut(heldOn));
  const pool = Math.max(held, open.length);
  const heldBefore = (at: number) => Math.floor((Math.min(at, pool) * held) / pool);
  const part = (of: number | undefined, rank: number) =>
    of === undefined ? '' : String(Math.floor(of / held) + (rank < of % held ? 1 : 0));
  return [...open, ...events.filter(({ heldOn }) => shut(heldOn))].map(({ id, version }, at) => {
    const rank = heldBefore(at);
    if (heldBefore(at + 1) === rank) return { id, version, state: 'cancelled' as const, reason: 'Règles sanitaires' };
    return {
      ...{ id, version, state: 'held' as const, participants: part(came.participants, rank) },
      ...{ adults: part(came.adults, rank), children: part(came.children, rank) },
    };
  });
}
