import { workerData } from 'node:worker_threads';
import { mostMemory, mostMilliseconds, mostWork } from './limits.ts';

/** When the document under way was begun, or 0. */
const begun = workerData as Float64Array;
let seen = 0;
let before = process.cpuUsage();

// A thread of its own, since the one that reads may never come back. It ends the whole process, and says why by how.
setInterval(() => {
  const at = begun[0] ?? 0;
  if (at !== seen) before = process.cpuUsage();
  seen = at;
  if (at > 0 && isTooLong(at)) process.kill(process.pid, 'SIGTERM');
  else if (process.memoryUsage.rss() > mostMemory) process.kill(process.pid, 'SIGKILL');
}, 20);

function isTooLong(at: number): boolean {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 > mostWork || Date.now() - at > mostMilliseconds;
}
