import { readFileSync } from 'node:fs';

/** The most resident memory that any process started by this one takes from now on, in MB, looked at all the time. */
export function peakOfChildren(): { stop(): number } {
  let peak = 0;
  const look = (): void => {
    for (const child of read(`/proc/self/task/${process.pid}/children`).split(' ').filter(Boolean))
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${child}/status`))?.[1] ?? 0) / 1000);
  };
  const looking = setInterval(look, 20);
  return {
    stop() {
      look();
      clearInterval(looking);
      return peak;
    },
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
