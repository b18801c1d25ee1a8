import { parseArgs } from 'node:util';
import { countOrganisations, createOrganisation, createPerson } from '../identity/index.ts';
import type { Database } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { loadReferential } from '../territory/index.ts';
import { asked, inventPassword } from './ask.ts';
import { ownerOf, withInstallation } from './installation.ts';
import { print, progressBar } from './output.ts';

/** `init`: an empty installation with its territories, its first organisation and its administrator. */
export async function init(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      organisation: { type: 'string' },
      kind: { type: 'string' },
      name: { type: 'string' },
      email: { type: 'string' },
      password: { type: 'string' },
    },
  });
  return withInstallation(async (_, database) => {
    await initialise(database, values);
    return 0;
  });
}

export interface FirstAnswers {
  organisation?: string | undefined;
  kind?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  password?: string | undefined;
}

export async function initialise(database: Database, given: FirstAnswers): Promise<void> {
  if ((await countOrganisations(database.db)) > 0) throw alreadyInstalled();
  const organisation = await asked(given.organisation, 'organisation', 'Nom de votre organisation');
  const name = await asked(given.name, 'name', 'Votre nom');
  const email = await asked(given.email, 'email', 'Votre adresse électronique');
  await loadReferential(database, progressBar('Communes, EPCI, départements, régions'));
  const context = ownerOf(database);
  const { id } = await createOrganisation(context, {
    name: organisation,
    shortName: organisation,
    kind: (given.kind ?? 'agglomeration') as 'agglomeration',
    publisher: true,
  });
  const password = given.password ?? inventPassword();
  await createPerson(context, { organisationId: id, role: 'administrator', name, email, password });
  print(`${organisation} est prête. ${name} l’administre.`);
  print(`  Adresse       ${email}`);
  if (!given.password) print(`  Mot de passe  ${password}   (notez-le\u202f: il ne sera plus montré)`);
  print('Lancez « npm start », connectez-vous, puis choisissez votre territoire dans « Territoires ».');
}

const alreadyInstalled = () =>
  new DomainError(
    'conflict',
    'already_installed',
    'Cette installation existe déjà. Ajoutez-lui des personnes avec « bin/carreau user add », ou indiquez un autre dossier avec CARREAU_DATA.',
  );
