import { Worker } from 'node:worker_threads';
import { isDomainError } from '../../kernel/errors.ts';
import { inProject } from '../../kernel/paths.ts';
import { checkDocument } from '../answer/checked-document.ts';
import { readSource } from '../source/read-source.ts';
import type { AsideReply, AsideRequest } from './aside-message.ts';

// Reads and checks the documents it is sent, one at a time; nothing a document does here reaches who sent it.
const begun = new Float64Array(new SharedArrayBuffer(8));
new Worker(inProject('src/check/aside/watchman.ts'), { workerData: begun }).unref();

process.on('message', async (request: AsideRequest) => {
  begun[0] = Date.now();
  const reply = { ...(await answer(request)), memory: process.memoryUsage.rss() } satisfies AsideReply;
  begun[0] = 0;
  process.send?.(reply);
});
process.on('disconnect', () => process.exit());

async function answer({ name, bytes, year }: AsideRequest) {
  try {
    return { checked: checkDocument(name, await readSource(name, bytes), year) };
  } catch (error) {
    if (!isDomainError(error))
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { kind, code, message, facts } = error;
    return { refused: { kind, code, message, facts } };
  }
}
