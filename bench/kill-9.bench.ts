import { killOften } from '../test/crash/crash.ts';
import { type Measure, max, summary } from './measure.ts';

const kills = 20;

/** Kills with SIGKILL a process that edits, twenty times, then looks for what had been acknowledged. */
export default async function killNine(): Promise<Measure[]> {
  const { acknowledged, lost, halfWritten } = await killOften(kills);
  return [
    summary(`acknowledged over ${kills} kill -9`, [acknowledged], 'edits'),
    summary(`acknowledged and lost over ${kills} kill -9`, [lost.length], 'edits', max(0)),
    summary(`half-written over ${kills} kill -9`, [halfWritten.length], 'edits', max(0)),
  ];
}
