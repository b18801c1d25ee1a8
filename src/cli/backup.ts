import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { backUp, restore } from '../kernel/backup.ts';
import { readConfig } from '../kernel/config.ts';
import { realEffects } from '../kernel/effects.ts';
import { DomainError } from '../kernel/errors.ts';
import { printInstant, printNumber } from '../kernel/french.ts';
import { noSuchFile } from './known.ts';
import { print, printJson, progressBar, writeWhole } from './output.ts';

/** `backup FILE`. */
export async function backupCommand(args: string[]): Promise<number> {
  const { file, json } = fileOf(args, 'backup');
  if (existsSync(file)) throw fileExists(file);
  const { archive, manifest } = await backUp(readConfig(), realEffects.now(), progressBar('Sauvegarde'));
  writeWhole(file, archive);
  if (json) printJson({ file, size: archive.length, ...manifest });
  else
    print(
      `Sauvegarde écrite dans ${file} (${printNumber((archive.length / 1e6).toFixed(1))}\u202fMo). Gardez-la sur une autre machine.`,
    );
  return 0;
}

export async function restoreCommand(args: string[]): Promise<number> {
  const { file, json } = fileOf(args, 'restore');
  if (!existsSync(file)) throw noSuchFile(file);
  const manifest = await restore(readConfig(), readFileSync(file), progressBar('Restauration'));
  if (json) printJson(manifest);
  else print(`Sauvegarde du ${printInstant(manifest.createdAt)} restaurée. Lancez « npm start ».`);
  return 0;
}

function fileOf(args: string[], command: string): { file: string; json: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (!file)
    throw new DomainError('invalid', 'file_needed', `Indiquez le fichier\u00a0: bin/carreau ${command} FICHIER.`);
  return { file, json: values.json };
}

const fileExists = (file: string) =>
  new DomainError('conflict', 'file_exists', `${file} existe déjà et n’a pas été touché. Choisissez un autre nom.`);
