import { workerData } from 'node:worker_threads';
import { mostMemory, mostMilliseconds } from './limits.ts';

/** When the document under way was begun, or 0. */
const begun = workerData as Float64Array;

// A thread of its own, since the one that reads may never come back. It ends the whole process.
setInterval(() => {
  const at = begun[0] ?? 0;
  const isTooLong = at > 0 && Date.now() - at > mostMilliseconds;
  if (isTooLong || process.memoryUsage.rss() > mostMemory) process.kill(process.pid, 'SIGKILL');
}, 20);
