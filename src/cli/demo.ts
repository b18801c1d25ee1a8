import { loadDemo as loadDemonstration, readCast } from '../../demo/load.ts';
import { countOrganisations, findAnyPerson, roleLabels } from '../identity/index.ts';
import { readConfig } from '../kernel/config.ts';
import type { Database, Db } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { withInstallation } from './installation.ts';
import { print, printColumns, progressBar } from './output.ts';

/** `demo`: fills an empty installation with the demonstration territory. */
export function demo(): Promise<number> {
  return withInstallation(async ({ db }, database) => {
    if ((await countOrganisations(db)) > 0) throw notEmpty();
    await loadDemo(database);
    await printAccounts(db);
    return 0;
  });
}

export async function loadDemo(database: Database): Promise<void> {
  print('Premier lancement\u00a0: le territoire de démonstration est mis en place (une minute environ).');
  await loadDemonstration(database, { dataFolder: readConfig().dataFolder, progress: progressBar('Démonstration') });
}

/** The accounts of the demonstration, where it is this installation's. */
export async function printAccounts(db: Db): Promise<void> {
  const { password, organisations } = readCast();
  const first = organisations.flatMap(({ people }) => people)[0];
  if (!first || !(await findAnyPerson(db, { email: first.email }))) return;
  const accounts = organisations.flatMap(({ shortName, people }) =>
    people.map(({ email, role, service }, index) => [
      index === 0 ? shortName : '',
      roleLabels[role],
      email,
      service ?? '',
    ]),
  );
  print(`\nComptes de démonstration, tous avec le mot de passe ${password}\n`);
  printColumns([['Organisation', 'Rôle', 'Adresse', 'Service'], ...accounts].map((row) => ['', ...row]));
}

const notEmpty = () =>
  new DomainError(
    'conflict',
    'not_empty',
    'Cette installation n’est pas vide. La démonstration se charge dans une autre\u00a0: indiquez un nouveau dossier avec CARREAU_DATA.',
  );
