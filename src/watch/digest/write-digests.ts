import {
  type Context,
  type DigestReader,
  type Letter,
  listDigestReaders,
  listGrants,
  organisationsWhere,
  writeMail,
} from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import type { Job, JobWorld } from '../../kernel/jobs/job.ts';
import { type Due, type DueSource, dueKinds } from '../deadline/due.ts';
import { type Digest, digestOf } from './digest.rule.ts';

/** Lines of a list; the page has the others. */
const mostLines = 20;

/** Tells by mail what falls due, at seven on working days, to who works somewhere and did not refuse it. */
export const writingDigests = (sources: DueSource[]): Job => ({
  name: 'digest',
  cron: '0 7 * * 1-5',
  run: (world) => writeDigests(world, sources),
});

/** Tells how many were written; tried again on the same day, none is written twice. */
export async function writeDigests(world: JobWorld, sources: DueSource[]): Promise<number> {
  const today = todayOf(world.effects);
  let written = 0;
  for (const reader of await listDigestReaders(world.db)) {
    const found = digestOf(await duesOf(world, reader, sources), today, reader.digest);
    if (!found) continue;
    const letter = letterOf(found);
    const once = `digest ${reader.id} ${today}`;
    await writeMail(world.db, { personId: reader.id, kind: 'digest', letter, at: world.effects.now(), once });
    written += 1;
  }
  return written;
}

/** What falls due as its reader sees it: read with their own roles. */
async function duesOf(world: JobWorld, person: DigestReader, sources: DueSource[]): Promise<Due[]> {
  const actor = { person, grants: await listGrants(world.db, person.id) };
  if (organisationsWhere(actor, 'work.read').length === 0) return [];
  const context: Context = { ...world, actor };
  return (await Promise.all(sources.map((source) => source(context)))).flat();
}

function letterOf({ late, soon }: Digest<Due>): Letter {
  const counts = [
    ...(late.length > 0 ? [`${late.length} en retard`] : []),
    ...(soon.length > 0 ? [`${printCount(soon.length, 'échéance', 'échéances')} d’ici une semaine`] : []),
  ].join(', ');
  return {
    subject: `Carreau\u00a0: ${counts}`,
    paragraphs: [],
    action: { label: 'Voir tout ce qui échoit', path: '/echeances' },
    sections: [
      ...(late.length > 0 ? [{ title: 'En retard', lines: linesOf(late) }] : []),
      ...(soon.length > 0 ? [{ title: 'D’ici une semaine', lines: linesOf(soon) }] : []),
    ],
    because:
      'Vous recevez ce courriel parce que vous travaillez sur Carreau. Pour en changer le rythme ou ne plus le recevoir\u00a0: « Mon compte ».',
  };
}

const linesOf = (dues: Due[]) => [
  ...dues.slice(0, mostLines).map(({ kind, on, label, who, href }) => ({
    text: `${printDate(on)}, ${dueKinds[kind].toLowerCase()}\u00a0: ${label}${who ? ` (${who})` : ''}`,
    path: href,
  })),
  ...(dues.length > mostLines ? [{ text: `et ${dues.length - mostLines} de plus`, path: '/echeances' }] : []),
];
