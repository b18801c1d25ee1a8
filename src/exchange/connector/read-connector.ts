import { actorOfPerson, type Context, may } from '../../identity/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import type { Job } from '../../kernel/jobs/job.ts';
import { type Answer, askOutside } from '../../kernel/outside/ask-outside.ts';
import {
  type Connector,
  changeConnector,
  insertRun,
  lockConnector,
  type Run,
  takeDueConnector,
} from './connector.sql.ts';
import { noRows } from './connector.ts';
import { minutesToNextReading, mostFailures } from './next-reading.rule.ts';
import { type TakenRows, takeRows } from './take-rows.ts';

/** What the keeper of the installation lets be asked. */
export interface Outside {
  innerHosts: readonly string[];
}

type World = Pick<Context, 'db' | 'effects'>;

const limits = { mostBytes: 30_000_000, mostSeconds: 60 };

/** Reads each source whose time has come. */
export const readingConnectors = (outside: Outside): Job => ({
  name: 'connectors',
  cron: '*/5 * * * *',
  run: (world) => readDueConnectors(world, outside),
});

/** Tells how many were read. */
export async function readDueConnectors(world: World, outside: Outside): Promise<number> {
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
    answer = await askSource(connector, outside);
    const { status, headers, body } = answer;
    const isSame = status === 304;
    if (!isSame && status !== 200) throw badAnswer(connector.address, status);
    const run = await db.transaction().execute(async (tx) => {
      await lockConnector(tx, connector.id);
      const { faults, ...counts } = isSame
        ? { ...noRows, faults: [] }
        : await takeRows(tx, { actor, db: tx, effects }, connector, body);
      const sentence = isSame
        ? 'Rien de nouveau : le serveur dit que le fichier n’a pas changé.'
        : tell(counts, faults);
      const read = ended({ ...counts, outcome: isSame ? 'unchanged' : 'read', httpStatus: status, sentence });
      await insertRun(tx, connector.id, read);
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
    const run = ended({ ...noRows, outcome: 'failed', httpStatus: answer?.status ?? null, sentence: why });
    await db.transaction().execute(async (tx) => {
      await insertRun(tx, connector.id, run);
      const stopped = next ? null : `Arrêtée après ${mostFailures} échecs de suite. Dernier échec : ${why}`;
      await changeConnector(tx, connector.id, { failures, nextAt: next, stopped });
    });
    if (!refused) throw error;
    return run;
  }
}

const askSource = ({ address, etag, lastModified }: Connector, { innerHosts }: Outside): Promise<Answer> =>
  askOutside({
    ...{ address, innerHosts, ...limits },
    headers: {
      accept: 'text/csv, */*;q=0.5',
      ...(etag ? { 'if-none-match': etag } : {}),
      ...(lastModified ? { 'if-modified-since': lastModified } : {}),
    },
  });

function nextAt(now: Date, { rhythm }: Connector, failures: number): Date | null {
  const minutes = minutesToNextReading(rhythm, failures);
  return minutes === null ? null : new Date(now.getTime() + minutes * 60_000);
}

function tell(
  { rows, inserted, same, waiting, refused, outside }: Omit<TakenRows, 'faults'>,
  faults: string[],
): string {
  const parts = [
    inserted > 0 ? printCount(inserted, 'nouvelle', 'nouvelles') : '',
    same > 0 ? printCount(same, 'inchangée', 'inchangées') : '',
    waiting > 0 ? `${printCount(waiting, 'en attente', 'en attente')} d’un choix` : '',
    refused > 0 ? printCount(refused, 'refusée', 'refusées') : '',
    outside > 0 ? `${printCount(outside, 'hors', 'hors')} du territoire` : '',
  ].filter(Boolean);
  const lines = `${printCount(rows, 'ligne lue', 'lignes lues')}${parts.length > 0 ? ` : ${parts.join(', ')}` : ''}.`;
  return [lines, ...faults].join(' ');
}

const personGone = () =>
  new DomainError(
    'forbidden',
    'person_gone',
    'La personne qui suivait cette source n’en a plus le droit : supprimez-la, puis déclarez-la de nouveau.',
  );

const badAnswer = (address: string, status: number) =>
  new DomainError('invalid', 'bad_answer', `${URL.parse(address)?.host} répond ${status} au lieu du fichier.`);
