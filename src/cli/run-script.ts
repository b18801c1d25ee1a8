import { pathToFileURL } from 'node:url';
import { inProject } from '../kernel/paths.ts';

/** Runs one of the project's scripts under the project's own Node. */
export async function runScript([script, ...args]: string[]): Promise<number> {
  if (!script) return 2;
  process.argv.splice(2, process.argv.length, ...args);
  const { default: run } = (await import(pathToFileURL(inProject(script)).href)) as { default: () => Promise<number> };
  return run();
}
