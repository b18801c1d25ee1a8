import { parentPort } from 'node:worker_threads';
import type { RenderReply, RenderRequest } from './render-task.ts';
import { perform } from './render-task.ts';

// Typesetting and office files are made here, so that pages are served meanwhile.
parentPort?.on('message', async ({ id, task }: RenderRequest) => {
  const reply: RenderReply = await perform(task).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(reply);
});
