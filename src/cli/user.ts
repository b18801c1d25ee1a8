import { parseArgs } from 'node:util';
import {
  type Context,
  createPerson,
  findAnyPerson,
  grantRole,
  listMembersOf,
  listOrganisations,
  listServices,
  roleLabels,
  roles,
  setPasswordAsOwner,
} from '../identity/index.ts';
import { DomainError, missing } from '../kernel/errors.ts';
import { asked, inventPassword } from './ask.ts';
import { organisationOf, withInstallation } from './installation.ts';
import { print, printColumns, printJson } from './output.ts';

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  organisation: { type: 'string' },
  role: { type: 'string' },
  service: { type: 'string' },
  password: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `user add`, `user password`, `user list`. */
export async function user([verb, ...args]: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const work = { add, password, list }[verb ?? ''];
  if (!work) {
    throw new DomainError(
      'invalid',
      'unknown_subcommand',
      'Dites quoi faire\u00a0: user add, user password ou user list.',
    );
  }
  return withInstallation((context) => work(context, values));
}

type Values = Partial<Record<'email' | 'name' | 'organisation' | 'role' | 'service' | 'password', string>> & {
  json?: boolean;
};

async function add(context: Context, values: Values): Promise<number> {
  const email = await asked(values.email, 'email', 'Adresse électronique');
  const organisation = await organisationOf(context, values.organisation);
  const role = roles.find((each) => each === (values.role ?? 'reader'));
  if (!role) throw unknownRole(values.role ?? '');
  const services = await listServices(context.db, organisation.id);
  const service = services.find(({ name }) => name === values.service);
  if (values.service && !service) throw missing(`Le service «\u00a0${values.service}\u00a0»`);
  const grant = { organisationId: organisation.id, role, serviceId: service?.id };
  if (await findAnyPerson(context.db, { email })) {
    await grantRole(context, { ...grant, person: { email } });
    print(`${email} avait déjà un compte et reçoit le rôle ${roleLabels[role]} dans ${organisation.name}.`);
    return 0;
  }
  const name = await asked(values.name, 'name', 'Nom');
  const chosen = values.password ?? inventPassword();
  await createPerson(context, { ...grant, email, name, password: chosen });
  print(`${name} a le rôle ${roleLabels[role]} dans ${organisation.name}.`);
  if (!values.password) print(`Mot de passe\u00a0: ${chosen}   (notez-le\u202f: il ne sera plus montré)`);
  return 0;
}

async function password(context: Context, values: Values): Promise<number> {
  const email = await asked(values.email, 'email', 'Adresse électronique');
  const chosen = values.password ?? inventPassword();
  await setPasswordAsOwner(context, { email, password: chosen });
  print(
    values.password ? `Le mot de passe de ${email} est changé.` : `Nouveau mot de passe de ${email}\u00a0: ${chosen}`,
  );
  return 0;
}

async function list(context: Context, values: Values): Promise<number> {
  const organisations = await listOrganisations(context.db);
  const kept = organisations.filter(({ slug }) => !values.organisation || slug === values.organisation);
  const members = await Promise.all(
    kept.map(async ({ id, slug }) =>
      (await listMembersOf(context.db, id)).map((member) => ({ organisation: slug, ...member })),
    ),
  );
  if (values.json) printJson(members.flat());
  else
    printColumns(
      members
        .flat()
        .map(({ organisation, name, email, grants, disabled }) => [
          organisation,
          email,
          name,
          grants
            .map(({ role, serviceName }) => (serviceName ? `${roleLabels[role]} (${serviceName})` : roleLabels[role]))
            .join(', '),
          disabled ? 'compte fermé' : '',
        ]),
    );
  return 0;
}

const unknownRole = (role: string) =>
  new DomainError(
    'invalid',
    'unknown_role',
    `«\u00a0${role}\u00a0» n’est pas un rôle. Choisissez parmi\u00a0: ${roles.join(', ')}.`,
  );
