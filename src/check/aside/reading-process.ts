import { Worker } from 'node:worker_threads';
import { DomainError, isDomainError } from '../../kernel/errors.ts';
import { inProject } from '../../kernel/paths.ts';
import { checkDocument } from '../answer/checked-document.ts';
import { readSource } from '../source/read-source.ts';
import { tooHeavy } from '../source/refusals.ts';
import type { AsideReply, AsideRequest, GivenDocument } from './aside-message.ts';
import { mostFigures } from './limits.ts';

// Reads and checks the documents it is sent, one at a time; nothing a document does here reaches who sent it.
const begun = new Float64Array(new SharedArrayBuffer(8));
new Worker(inProject('src/check/aside/watchman.ts'), { workerData: begun }).unref();

process.on('message', async (request: AsideRequest) => {
  begun[0] = Date.now();
  process.send?.({ ...(await answer(request)), memory: process.memoryUsage.rss() } satisfies AsideReply);
  begun[0] = 0;
});
process.on('disconnect', () => process.exit());
// The PDF reader drops promises that fail on a damaged file; what it was asked for is answered all the same.
process.on('unhandledRejection', () => {});

async function answer({ name, bytes, year, previous }: AsideRequest) {
  try {
    const before = previous && { file: previous.name, source: await readPrevious(previous) };
    const checked = checkDocument(name, await readSource(name, bytes), year, before);
    if (checked.mentions.length > mostFigures) throw tooHeavy();
    return { checked };
  } catch (error) {
    if (!isDomainError(error))
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { kind, code, message, facts } = error;
    return { refused: { kind, code, message, facts } };
  }
}

/** A refusal of it says which of the two documents it is about. */
async function readPrevious({ name, bytes }: GivenDocument) {
  try {
    return await readSource(name, bytes);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw new DomainError(error.kind, error.code, `Rapport précédent (${name})\u00a0: ${error.message}`, error.facts);
  }
}
