import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { countOrganisations } from '../identity/index.ts';
import { readConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { inProject } from '../kernel/paths.ts';
import { build } from './build.ts';
import { loadDemo, printAccounts } from './demo.ts';
import { initialise } from './init.ts';
import { print } from './output.ts';
import { untilStopped } from './until-stopped.ts';

type App = typeof import('../app.ts');

/** `start`: builds what changed, fills a new installation, serves. */
export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } });
  build();
  return serveUntilStopped(async (database) => {
    if ((await countOrganisations(database.db)) > 0) return;
    if (!values.empty) await loadDemo(database);
    else if (process.stdin.isTTY) await initialise(database, {});
    else throw initFirst();
  });
}

/** Serves until somebody stops it (Ctrl-C, SIGTERM). */
export async function serveUntilStopped(prepare?: (database: Database) => Promise<void>): Promise<number> {
  const config = readConfig();
  const built = inProject('build/server/index.js');
  if (!existsSync(built)) throw notBuilt();
  const { serve } = (await import(pathToFileURL(built).href)) as App;
  let opened: Database | undefined;
  const app = await serve(config, async (database) => {
    opened = database;
    await prepare?.(database);
  });
  print(`\nCarreau répond sur ${config.origin} (Ctrl-C pour arrêter)`);
  if (opened) await printAccounts(opened.db);
  const end = await Promise.race([untilStopped(), opened?.broken?.then(() => 'broken') ?? never]);
  if (end === 'broken') return endBroken(app);
  await app.close();
  return 0;
}

const never = new Promise<never>(() => {});

/** Its supervisor starts it again, and what was acknowledged is read back from the journal. */
async function endBroken(app: { close(): Promise<void> }): Promise<never> {
  process.stderr.write(
    'La base de données intégrée s’est arrêtée et Carreau avec elle. Ce qui était enregistré l’est toujours. Libérez de la place s’il en manque là où sont les données, puis relancez Carreau.\n',
  );
  // Answers on their way are given a moment; nothing else may hold the process.
  await Promise.race([app.close().catch(() => {}), setTimeout(3_000)]);
  return process.exit(1);
}

const notBuilt = () =>
  new DomainError(
    'unavailable',
    'not_built',
    'Les pages ne sont pas construites. Lancez « npm run build », ou « npm start » qui les construit puis les sert.',
  );

const initFirst = () =>
  new DomainError(
    'unavailable',
    'init_first',
    'Cette installation est vide et personne ne peut répondre aux questions ici. Lancez d’abord « bin/carreau init --organisation … --name … --email … ».',
  );
