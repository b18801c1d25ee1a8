import { parseArgs } from 'node:util';
import { judgeRoles } from '../identity/index.ts';
import { type Config, readConfig } from '../kernel/config.ts';
import { holdsDatabase, openDatabase } from '../kernel/db/index.ts';
import { type Diagnosis, diagnose } from '../kernel/diagnose.ts';
import { print, printJson } from './output.ts';

/** `doctor`: exit code 1 where something is wrong. */
export async function doctor(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const config = readConfig();
  const found = [...(await diagnose(config)), ...(await roles(config))];
  if (values.json) printJson(found);
  else for (const { ok, sentence } of found) print(`${ok ? 'bien     ' : 'à corriger'} ${sentence}`);
  return found.every(({ ok }) => ok) ? 0 : 1;
}

/** Whether each line of the file of roles names an organisation and a service that are there. */
async function roles(config: Config): Promise<Diagnosis[]> {
  const file = config.provider?.rolesFile;
  if (!file || !(config.databaseUrl || holdsDatabase(config.dataFolder))) return [];
  const told = (ok: boolean, sentence: string): Diagnosis[] => [{ code: 'roles', ok, sentence }];
  const open = await openDatabase(config, async () => {}).catch(() => undefined);
  if (!open) return told(true, 'Fichier des rôles\u00a0: arrêtez Carreau, ou rendez la base, pour le vérifier');
  try {
    const wrong = await judgeRoles(open.db, file);
    if (wrong.length === 0)
      return told(true, 'Le fichier des rôles nomme des organisations et des services qui existent');
    return told(false, `Le fichier de CARREAU_OIDC_ROLES est à corriger\u00a0: ${wrong.join('\u202f; ')}.`);
  } finally {
    await open.close();
  }
}
