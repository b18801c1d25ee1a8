import { killOften } from '../test/crash/crash.ts';

/** `bin/carreau run bench/kill-9.ts [kills]`: kills a process that edits, twenty times unless told, and tells what was lost. */
export default async function run(): Promise<number> {
  const report = await killOften(Number(process.argv[2] ?? 20));
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.lost.length + report.halfWritten.length === 0 ? 0 : 1;
}
