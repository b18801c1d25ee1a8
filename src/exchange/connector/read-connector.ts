import { createHash } from 'node:crypto';
import { actorOfPerson, type Context, may } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printCount, printFirst } from '../../kernel/french.ts';
import type { Job } from '../../kernel/jobs/job.ts';
import type { Answer } from '../../kernel/outside/ask-outside.ts';
import type { Outside } from './ask-source.ts';
import { closeKeptSecrets } from './close-secrets.ts';
import {
  type Connector,
  changeConnector,
  insertRun,
  lockConnector,
  type Run,
  takeDueConnector,
  wasUndone,
} from './connector.sql.ts';
import { noRows, type RowCounts } from './connector.ts';
import { keepDifferences } from './difference.sql.ts';
import { minutesToNextReading, mostFailures } from './next-reading.rule.ts';
import { sourceKinds } from './source-kinds.ts';
import { keepSubjects, type Subject } from './subject.sql.ts';

type World = Pick<Context, 'db' | 'effects'>;

/** Told of the rows that were refused. */
const mostFaults = 3;

/** Reads each source whose time has come. */
export const readingConnectors = (outside: Outside): Job => ({
  name: 'connectors',
  cron: '*/5 * * * *',
  run: (world) => readDueConnectors(world, outside),
});

/** Tells how many were read. */
export async function readDueConnectors(world: World, outside: Outside): Promise<number> {
  await closeKeptSecrets(world.db, outside.seal);
  let read = 0;
  for (let due = await take(world); due; due = await take(world)) {
    await readConnector(world, due, outside);
    read += 1;
  }
  return read;
}

const take = ({ db, effects }: World) => takeDueConnector(db, effects.now());

/**
 * Reads a source with the rights that its person has now, and writes down what came of it: a file is taken whole or not
 * at all, and what failed is told in words. One whose server says that nothing changed is not read again.
 */
export async function readConnector(
  { db, effects }: World,
  connector: Connector,
  outside: Outside,
): Promise<Pick<Run, 'outcome' | 'sentence'>> {
  const startedAt = effects.now();
  const ended = (run: Omit<Run, 'startedAt' | 'endedAt'>): Run => ({ ...run, startedAt, endedAt: effects.now() });
  let answer: Answer | undefined;
  try {
    const actor = await actorOfPerson(db, connector.ownerId);
    if (!actor || !may(actor, 'connector.keep', connector)) throw personGone();
    answer = await sourceKinds[connector.kind].ask(connector, outside);
    const { status, headers, body } = answer;
    const isSame = status === 304;
    const run = await db.transaction().execute(async (tx) => {
      await lockConnector(tx, connector.id);
      const digest = digestOf(connector, body);
      const left = isSame ? sameFile : (await wasUndone(tx, connector.id, digest)) ? undoneFile : null;
      const { batchId, sentence, ...counts } = left
        ? { ...noRows, batchId: null, sentence: left }
        : await takeAll(tx, { actor, db: tx, effects }, connector, body);
      const read = ended({ ...counts, outcome: left ? 'unchanged' : 'read', httpStatus: status, sentence });
      await insertRun(tx, connector.id, left ? read : { ...read, digest, batchId });
      const known = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
      await changeConnector(tx, connector.id, {
        ...{ failures: 0, stopped: null, nextAt: nextAt(startedAt, connector, 0) },
        ...(isSame ? {} : known),
      });
      return read;
    });
    return run;
  } catch (error) {
    const refused = refusalOf(error);
    const why =
      refused?.message ?? 'Carreau n’a pas su lire cette source : l’incident est écrit dans son journal technique.';
    const failures = connector.failures + 1;
    const next = nextAt(startedAt, connector, failures);
    const httpStatus = answer?.status ?? (Number(refused?.facts.httpStatus) || null);
    const run = ended({ ...noRows, outcome: 'failed', httpStatus, sentence: why });
    await db.transaction().execute(async (tx) => {
      await insertRun(tx, connector.id, run);
      const stopped = next ? null : `Arrêtée après ${mostFailures} échecs de suite. Dernier échec : ${why}`;
      await changeConnector(tx, connector.id, { failures, nextAt: next, stopped });
    });
    if (!refused) throw error;
    return run;
  }
}

const sameFile = 'Rien de nouveau : le serveur dit que le fichier n’a pas changé.';
const undoneFile =
  'Rien n’est repris : un import de cette source a été annulé, et elle donne toujours le même fichier. Elle sera reprise quand il changera, ou quand ses colonnes seront comprises autrement.';

/** What a source gives, and how it is understood: the same is not taken again once somebody undid it. */
const digestOf = ({ settings }: Connector, file: Uint8Array): string =>
  createHash('sha256').update(JSON.stringify(settings)).update(file).digest('hex');

/** What became of every row, and of what was there the last time. */
async function takeAll(
  tx: Tx,
  context: Context,
  connector: Connector,
  file: Uint8Array,
): Promise<RowCounts & { sentence: string; batchId: string | null }> {
  const {
    faults,
    differing,
    listed,
    batchId = null,
    ...taken
  } = await sourceKinds[connector.kind].take(tx, context, connector, file);
  const now = context.effects.now();
  const waits = await keepDifferences(tx, connector.id, differing, now);
  const gone = listed ? await keepSubjects(tx, connector.id, listed, now) : [];
  // What a person chose already stands.
  const said = new Set(differing.map(({ rowKey }) => rowKey));
  const waiting = [...said].filter((key) => waits.has(key)).length;
  const counts = { ...taken, waiting, same: taken.same + said.size - waiting };
  return { ...counts, batchId, sentence: tell(counts, [...new Set(faults)].slice(0, mostFaults), gone) };
}

function nextAt(now: Date, { rhythm }: Connector, failures: number): Date | null {
  const minutes = minutesToNextReading(rhythm, failures);
  return minutes === null ? null : new Date(now.getTime() + minutes * 60_000);
}

function tell(
  { rows, inserted, completed, same, waiting, refused, outside }: RowCounts,
  faults: string[],
  gone: Subject[],
): string {
  const parts = [
    inserted > 0 ? printCount(inserted, 'nouvelle', 'nouvelles') : '',
    completed > 0 ? printCount(completed, 'complétée', 'complétées') : '',
    same > 0 ? printCount(same, 'inchangée', 'inchangées') : '',
    waiting > 0 ? `${printCount(waiting, 'en attente', 'en attente')} d’un choix` : '',
    refused > 0 ? printCount(refused, 'refusée', 'refusées') : '',
    outside > 0 ? `${printCount(outside, 'hors', 'hors')} du territoire` : '',
  ].filter(Boolean);
  const lines = `${printCount(rows, 'ligne lue', 'lignes lues')}${parts.length > 0 ? ` : ${parts.join(', ')}` : ''}.`;
  return [lines, ...faults, ...(gone.length > 0 ? [tellGone(gone)] : [])].join(' ');
}

const tellGone = (gone: Subject[]): string =>
  `N’y ${gone.length === 1 ? 'est' : 'sont'} plus, et ${gone.length === 1 ? 'reste' : 'restent'} chez vous : ${printFirst(gone.map(({ label }) => label))}.`;

const personGone = () =>
  new DomainError(
    'forbidden',
    'person_gone',
    'La personne qui suivait cette source n’en a plus le droit : supprimez-la, puis déclarez-la de nouveau.',
  );
