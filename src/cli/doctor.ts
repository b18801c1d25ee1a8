import { parseArgs } from 'node:util';
import { readConfig } from '../kernel/config.ts';
import { diagnose } from '../kernel/diagnose.ts';
import { print, printJson } from './output.ts';

/** `doctor`: exit code 1 where something is wrong. */
export async function doctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const found = await diagnose(readConfig());
  if (values.json) printJson(found);
  else for (const { ok, sentence } of found) print(`${ok ? 'bien     ' : 'à corriger'} ${sentence}`);
  return found.every(({ ok }) => ok) ? 0 : 1;
}
