import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../kernel/config.ts';
import { inProject } from '../kernel/paths.ts';
import { build } from './build.ts';

type App = typeof import('../app.ts');

export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } });
  build();
  void values.empty;
  return serveUntilStopped();
}

/** Serves until somebody stops it (Ctrl-C, SIGTERM). */
export async function serveUntilStopped(): Promise<number> {
  const config = readConfig();
  const { serve } = (await import(pathToFileURL(inProject('build/server/index.js')).href)) as App;
  const app = await serve(config);
  process.stdout.write(`Carreau répond sur ${config.origin} (Ctrl-C pour arrêter)\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await app.close();
  return 0;
}
