import { parseArgs } from 'node:util';
import { readConfig } from '../kernel/config.ts';
import { holdsDatabase, moveToServer, openDatabase } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import { print, printJson, progressBar } from './output.ts';

/** `migrate-from-embedded`: the files people added stay where they are, in the same data folder. */
export async function migrateFromEmbedded(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const { dataFolder, databaseUrl } = readConfig();
  if (!databaseUrl) throw addressNeeded();
  if (!holdsDatabase(dataFolder)) throw nothingEmbedded(dataFolder);
  const from = await openDatabase({ dataFolder, databaseUrl: undefined });
  try {
    const to = await openDatabase({ dataFolder, databaseUrl });
    try {
      const tables = await moveToServer(from, to, progressBar('Passage sur le serveur'));
      if (values.json) printJson({ tables });
      else {
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        print(
          `${printCount(rows, 'ligne')} de ${printCount(tables.length, 'table')}\u00a0: même compte et même empreinte des deux côtés. Servez désormais avec ce DATABASE_URL et le même dossier (${dataFolder})\u202f; la base embarquée y reste, intacte.`,
        );
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  return 0;
}

const addressNeeded = () =>
  new DomainError('invalid', 'address_needed', 'Indiquez avec DATABASE_URL la base PostgreSQL vide qui doit recevoir.');

const nothingEmbedded = (folder: string) =>
  new DomainError(
    'missing',
    'nothing_embedded',
    `Le dossier ${folder} ne contient pas de base embarquée. Indiquez le bon avec CARREAU_DATA.`,
  );
