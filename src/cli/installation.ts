import { type Context, findAnyPerson, findOrganisation, listOrganisations } from '../identity/index.ts';
import { readConfig } from '../kernel/config.ts';
import { type Database, openDatabase } from '../kernel/db/index.ts';
import { realEffects } from '../kernel/effects.ts';
import { missing } from '../kernel/errors.ts';
import { asked } from './ask.ts';

/** Whoever types a command on the machine owns the installation. */
export const ownerOf = (database: Pick<Database, 'db'>): Context => ({
  actor: { person: null, grants: [], owner: true },
  db: database.db,
  effects: realEffects,
});

/** Opens the installation for the time of a command. */
export async function withInstallation<T>(work: (context: Context, database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig());
  try {
    return await work(ownerOf(database), database);
  } finally {
    await database.close();
  }
}

/** The organisation of a slug; the only one where there is one, else it is asked. */
export async function organisationOf(context: Context, slug: string | undefined) {
  const organisations = await listOrganisations(context.db);
  const only = organisations.length === 1 ? organisations[0]?.slug : undefined;
  const choices = organisations.map((each) => each.slug).join(', ');
  const wanted = await asked(slug ?? only, 'organisation', `Organisation (${choices})`);
  const found = await findOrganisation(context.db, { slug: wanted });
  if (!found) throw missing(`L’organisation «\u00a0${wanted}\u00a0»`);
  return found;
}

/** The owner acting in somebody's name, for what must have an author. */
export async function inTheNameOf(context: Context, email: string | undefined): Promise<Context> {
  const person = await findAnyPerson(context.db, {
    email: await asked(email, 'as', 'Au nom de qui (adresse du compte)'),
  });
  if (!person) throw missing('Ce compte');
  return { ...context, actor: { ...context.actor, person } };
}
