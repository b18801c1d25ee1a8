import { parseArgs } from 'node:util';
import { readConfig } from '../kernel/config.ts';
import { migrate, openDatabase, tryMigrations } from '../kernel/db/index.ts';
import { print, printJson } from './output.ts';

/** `migrate`: what `start` and `serve` do first, alone; with `--try`, whether it would work. */
export async function migrateCommand(args: string[]): Promise<number> {
  const options = { try: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args, options });
  let names: string[] = [];
  const database = await openDatabase(readConfig(), async (opened) => {
    names = await (values.try ? tryMigrations : migrate)(opened);
  });
  await database.close();
  if (values.json) printJson({ applied: !values.try, migrations: names });
  else print(said(names, values.try));
  return 0;
}

function said(names: string[], tried: boolean): string {
  if (names.length === 0) return 'La base est à jour.';
  const told = tried
    ? 'Essayé avec succès, puis remis comme avant\u00a0: la base attend'
    : 'La base est à jour, elle a reçu';
  return `${told}\u00a0:\n${names.map((name) => `  ${name}`).join('\n')}`;
}
