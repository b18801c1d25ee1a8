import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { insertBackup } from '../identity/index.ts';
import { type BackupManifest, backUp, restore } from '../kernel/backup.ts';
import { readConfig } from '../kernel/config.ts';
import { openDatabase } from '../kernel/db/index.ts';
import { realEffects } from '../kernel/effects.ts';
import { DomainError } from '../kernel/errors.ts';
import { frenchDay, printCount, printInstant, printNumber } from '../kernel/french.ts';
import { noSuchFile } from './known.ts';
import { print, printJson, progressBar, writeWhole } from './output.ts';

/** `backup FILE`, or `backup --into FOLDER`, named after the moment, with `--keep` the last so many. */
export async function backupCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: 'string' }, keep: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const keep = readKeep(values.keep, values.into);
  const now = realEffects.now();
  const file = values.into ? join(values.into, nameAt(now)) : fileOf(positionals, 'backup');
  if (existsSync(file)) throw fileExists(file);
  const { archive, manifest } = await backUp(readConfig(), now, progressBar('Sauvegarde'));
  if (values.into) mkdirSync(values.into, { recursive: true });
  writeWhole(file, archive);
  await noteBackup(now);
  const dropped = values.into && keep ? dropOldest(values.into, keep) : [];
  if (values.json) printJson({ file, size: archive.length, dropped, ...manifest });
  else {
    print(
      `Sauvegarde écrite dans ${file} (${printNumber((archive.length / 1e6).toFixed(1))}\u202fMo). Gardez-la sur une autre machine.`,
    );
    if (dropped.length > 0) print(`Effacées, au-delà des ${keep} dernières\u00a0: ${dropped.join(', ')}.`);
  }
  return 0;
}

/** Whoever holds a backup holds everything. It is there all the same where the database cannot be opened again. */
async function noteBackup(at: Date): Promise<void> {
  const database = await openDatabase(readConfig(), async () => {}).catch(() => undefined);
  if (!database) return;
  await insertBackup(database.db, { at, day: frenchDay(at) }).catch(() => undefined);
  await database.close();
}

export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const file = fileOf(positionals, 'restore');
  if (!existsSync(file)) throw noSuchFile(file);
  const manifest = await restore(readConfig(), readFileSync(file), progressBar('Restauration'));
  if (values.json) printJson(manifest);
  else print(`Sauvegarde du ${printInstant(manifest.createdAt)} restaurée${proof(manifest)}. Lancez « npm start ».`);
  return 0;
}

/** What was compared; nothing was with a backup that an older version wrote. */
function proof({ tables }: BackupManifest): string {
  if (!tables) return '';
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `\u00a0: ${printCount(rows, 'ligne')} de ${printCount(tables.length, 'table')}, même compte et même empreinte que le jour où elle fut écrite`;
}

/** In the order of time when sorted by name: carreau-2021-02-01T093000Z.tar.gz. */
const nameAt = (now: Date): string => `carreau-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.tar.gz`;

function dropOldest(folder: string, keep: number): string[] {
  const dropped = globSync('carreau-????-??-??T??????Z.tar.gz', { cwd: folder }).sort().slice(0, -keep);
  for (const name of dropped) rmSync(join(folder, name));
  return dropped;
}

function readKeep(given: string | undefined, folder: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (folder === undefined || !/^[1-9]\d{0,3}$/.test(given)) throw wrongKeep();
  return Number(given);
}

function fileOf([file]: string[], command: string): string {
  if (!file)
    throw new DomainError('invalid', 'file_needed', `Indiquez le fichier\u00a0: bin/carreau ${command} FICHIER.`);
  return file;
}

const fileExists = (file: string) =>
  new DomainError('conflict', 'file_exists', `${file} existe déjà et n’a pas été touché. Choisissez un autre nom.`);

const wrongKeep = () =>
  new DomainError(
    'invalid',
    'wrong_keep',
    'Avec --into DOSSIER, --keep dit combien de sauvegardes garder\u00a0: un nombre d’au moins 1.',
  );
