import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { DomainError, isDomainError, missing } from '../../kernel/errors.ts';
import { searchForm } from '../../kernel/french.ts';
import { sha256Of } from '../../kernel/hash-file.ts';
import { dropFile, keepWrittenFile, streamKeptFile } from '../../kernel/kept-file.ts';
import { writeZip } from '../../kernel/zip-file.ts';
import { definedSystems } from '../../site/index.ts';
import {
  countStaged,
  deleteExchange,
  type Exchange,
  failExchange,
  finishExchange,
  forgetFile,
  listSentDatasets,
  resumeExchange,
  tellProgress,
} from './exchange.sql.ts';
import { readExchange } from './read-exchanges.ts';
import type { Sending, SentRow } from './sent-row.ts';
import { readSentRows, readWithdrawn } from './sent-rows.sql.ts';
import { writeFiles } from './write-files.ts';

/** Files that are being made by this process, by exchange. */
const making = new Map<string, Promise<void>>();

export const isBeingMade = (id: string): boolean => making.has(id);

/** Begins the file of an exchange, which goes on after the answer; what befell it is told in the register. */
export function startFile(context: Context, dataFolder: string, id: string): Promise<void> {
  const work =
    making.get(id) ??
    makeFile(context, dataFolder, id)
      .catch(async (error) => {
        if (!isDomainError(error)) console.error(error);
        await failExchange(context.db, id, isDomainError(error) ? error.message : broken);
      })
      .finally(() => making.delete(id));
  making.set(id, work);
  return work;
}

const broken = 'La préparation du fichier s’est arrêtée. Rien n’est perdu\u00a0: reprenez-la.';

/** Makes the file of what was gathered, page by page, and keeps it with its hash. */
export async function makeFile(context: Context, dataFolder: string, id: string): Promise<void> {
  const exchange = await readExchange(context, id);
  // Beside the files it joins, not in the machine’s own, which may be its memory.
  const folder = await mkdtemp(join(dataFolder, 'export-'));
  try {
    const sending = await describeSending(context, exchange);
    const entries = await writeFiles(sending, exchange.format, folder, await definedSystems(context.db, [4326, 2154]));
    const path = join(folder, 'echange.zip');
    await writeZip(path, entries);
    const [sha256, { size }] = [await sha256Of(path), await stat(path)];
    const file = `echanges/${id}.zip`;
    await keepWrittenFile(dataFolder, file, path);
    const made = { file, filename: filenameOf(exchange), size, sha256, madeAt: context.effects.now() };
    await context.db.transaction().execute((tx) => finishExchange(tx, exchange, made));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function describeSending({ db, effects }: Context, exchange: Exchange): Promise<Sending> {
  const counts = await db.transaction().execute((tx) => countStaged(tx, exchange));
  return {
    ...{ id: exchange.id, subject: exchange.subject, body: exchange.body, audience: exchange.audience, counts },
    organisation: { name: exchange.organisation },
    at: effects.now().toISOString(),
    datasets: await listSentDatasets(db, exchange),
    withdrawn: () => readWithdrawn(db, exchange.id),
    rows: (shape) => tellingProgress(db, exchange.id, readSentRows(db, exchange, shape)),
  };
}

async function* tellingProgress(db: Db, id: string, pages: AsyncIterable<SentRow[]>): AsyncGenerator<SentRow[]> {
  let done = 0;
  for await (const rows of pages) {
    yield rows;
    done += rows.length;
    if (done % 20_000 < rows.length) await tellProgress(db, id, done);
  }
}

/** "2020-11-22-onf-dwca.zip" */
const filenameOf = ({ sentOn, body, format }: Exchange): string =>
  `${sentOn}-${searchForm(body)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)}-${format}.zip`;

/** The file again, as it was sent. */
export async function openFile(context: Context, dataFolder: string, id: string) {
  const { file, filename, size, organisationId } = await readExchange(context, id);
  const content = file ? await streamKeptFile(dataFolder, file) : undefined;
  if (!content) throw missing('Ce fichier');
  return { content, filename, size: Number(size), organisationId };
}

/** Begins again a file that never came to be. */
export async function resumeFile(context: Context, dataFolder: string, id: string): Promise<Promise<void>> {
  const exchange = await readExchange(context, id);
  authorise(context.actor, 'exchange.send', exchange);
  if (making.has(id)) return;
  if (!(await resumeExchange(context.db, id))) throw alreadyMade();
  return startFile(context, dataFolder, id);
}

/** Lets go of the file; the line of the register stays, with its hash. One that never had a file is taken out. */
export async function dropExchangeFile(context: Context, dataFolder: string, id: string): Promise<'kept' | 'removed'> {
  const exchange = await readExchange(context, id);
  authorise(context.actor, 'exchange.send', exchange);
  const { organisationId, body, subject, file } = exchange;
  const removed = exchange.state === 'failed' || (exchange.state === 'preparing' && !making.has(id));
  if (!removed && !file) throw missing('Ce fichier');
  await context.db.transaction().execute(async (tx) => {
    if (removed) await deleteExchange(tx, id);
    else await forgetFile(tx, id, context.effects.now());
    await recordChange(tx, context, {
      organisationId,
      verb: removed ? 'exchange.remove' : 'exchange.drop_file',
      objectKind: 'exchange',
      objectId: id,
      before: { body, subject },
    });
  });
  if (file) await dropFile(dataFolder, file);
  return removed ? 'removed' : 'kept';
}

const alreadyMade = () =>
  new DomainError('conflict', 'file_already_made', 'Ce fichier est déjà prêt. Rechargez la page pour le télécharger.');
