import { Worker } from 'node:worker_threads';
import { inProject } from '../../kernel/paths.ts';
import type { RenderReply, RenderTask } from './render-task.ts';

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let next = 1;

/** Starts the rendering thread where a file is likely to be asked for soon: it takes most of a second. */
export function prepareRenderer(): void {
  worker ??= startWorker();
}

/** Has a file made in the rendering thread, which never holds the process open. */
export function render(task: RenderTask): Promise<Uint8Array> {
  const id = next++;
  worker ??= startWorker();
  const started = worker;
  started.ref();
  return new Promise<Uint8Array>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    started.postMessage({ id, task });
  }).finally(() => {
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
  });
}

function startWorker(): Worker {
  const started = new Worker(inProject('src/report/render/render-worker.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  started.on('message', (reply: RenderReply) => {
    const asked = waiting.get(reply.id);
    if ('error' in reply) asked?.reject(new Error(reply.error));
    else asked?.resolve(reply.bytes);
  });
  started.on('error', failAll);
  started.on('exit', () => failAll(new Error('the rendering thread stopped')));
  started.unref();
  return started;
}

/** A thread that died answers nobody: those who wait are told, and the next file starts another thread. */
function failAll(error: Error): void {
  worker = undefined;
  for (const asked of waiting.values()) asked.reject(error);
  waiting.clear();
}
