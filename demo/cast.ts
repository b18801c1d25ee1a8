import { z } from 'zod';
import { type Context, createOrganisation, createPerson, createService } from '../src/identity/index.ts';
import { roles } from '../src/identity/permission.ts';
import type { Database } from '../src/kernel/db/index.ts';
import { realEffects } from '../src/kernel/effects.ts';
import { chooseTerritory, findTerritory, savePerimeter, type TerritoryKind } from '../src/territory/index.ts';
import { findCommunesNamed } from './demo.sql.ts';
import { readYaml } from './publication.ts';

const organisationFile = z.strictObject({
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['agglomeration', 'departement', 'region', 'association', 'mixed_body', 'state_service']),
  siren: z.string().optional(),
  website: z.string().optional(),
  publisher: z.boolean().default(false),
  territory: z.strictObject({ kind: z.enum(['epci', 'departement', 'region']), code: z.string() }).optional(),
  /** Instead of a territory: a name, and the communes that make it. */
  perimeter: z.strictObject({ name: z.string(), communes: z.array(z.string()) }).optional(),
  services: z.array(z.strictObject({ name: z.string(), below: z.record(z.string(), z.string()) })).default([]),
  people: z
    .array(z.strictObject({ name: z.string(), email: z.string(), role: z.enum(roles), service: z.string().optional() }))
    .default([]),
});
type OrganisationFile = z.infer<typeof organisationFile>;

const castFile = z.strictObject({ password: z.string(), organisations: z.array(organisationFile) });

/** The demonstration's accounts, for `npm start` to print. */
export const readCast = () => castFile.parse(readYaml('', 'organisations.yaml'));

/** A publisher with its services by key, and its people as the use cases see them. */
export interface Publisher {
  id: string;
  slug: string;
  services: Map<string, string>;
  coordinator: At;
  validator: At;
  /** Who writes for a service: its contributor, else the coordinator. */
  writerOf(service: string): At;
}

/** A person at a moment (an ISO day, at nine o'clock, or an instant). */
export type At = (moment: string) => Context;

const founded = '2020-10-01';

/** Makes the organisations, their territories, services and people. Publishers by slug. */
export async function makeCast({ db }: Pick<Database, 'db'>): Promise<Map<string, Publisher>> {
  const { password, organisations } = readCast();
  const owner: Context = { actor: { person: null, grants: [], owner: true }, db, effects: clockAt(founded) };
  const publishers = new Map<string, Publisher>();
  for (const file of organisations) {
    const { territory, perimeter, services, people, ...fields } = file;
    const territoryId = territory && (await territoryIdOf(owner, territory));
    const { id } = await createOrganisation(owner, { ...fields, territoryId });
    if (!file.publisher) continue;
    if (perimeter) await givePerimeter(owner, id, perimeter);
    const serviceIds = await makeServices(owner, id, services);
    publishers.set(file.slug, await makePeople(owner, { id, file, serviceIds, password }));
  }
  return publishers;
}

export const clockAt = (moment: string) => ({
  ...realEffects,
  now: () => new Date(moment.includes('T') ? moment : `${moment}T09:00:00Z`),
});

async function territoryIdOf(owner: Context, { kind, code }: { kind: TerritoryKind; code: string }): Promise<string> {
  const found = await findTerritory(owner.db, kind, code);
  if (!found) throw new Error(`the referential has no ${kind} ${code}`);
  return found.id;
}

async function givePerimeter(owner: Context, organisationId: string, perimeter: { name: string; communes: string[] }) {
  const communes = await findCommunesNamed(owner.db, perimeter.communes);
  const { id } = await savePerimeter(owner, {
    organisationId,
    name: perimeter.name,
    communes: communes.map(({ code }) => code),
    source: 'Communes citées par le rapport',
  });
  await chooseTerritory(owner, { organisationId, territory: { id, name: perimeter.name } });
}

/** Ids of the services, by key, and by name for those at the top. */
async function makeServices(owner: Context, organisationId: string, services: OrganisationFile['services']) {
  const ids = new Map<string, string>();
  for (const top of services) {
    const { id: parentId } = await createService(owner, { organisationId, name: top.name });
    ids.set(top.name, parentId);
    for (const [key, name] of Object.entries(top.below)) {
      const { id } = await createService(owner, { organisationId, parentId, name });
      ids.set(key, id);
    }
  }
  return ids;
}

interface Staff {
  id: string;
  file: OrganisationFile;
  serviceIds: Map<string, string>;
  password: string;
}

async function makePeople(owner: Context, { id, file, serviceIds, password }: Staff): Promise<Publisher> {
  const writers = new Map<string, At>();
  const byRole = new Map<string, At>();
  // Together: hashing a password is slow on purpose, and does not need the database.
  const people = await Promise.all(
    file.people.map(async ({ name, email, role, service }) => {
      const serviceId = service === undefined ? null : (serviceIds.get(service) ?? null);
      const person = await createPerson(owner, { organisationId: id, role, serviceId, name, email, password });
      return { id: person.id, name, email, role, service, serviceId };
    }),
  );
  for (const { name, email, role, service, serviceId, ...person } of people) {
    const below = file.services.find((top) => top.name === service)?.below ?? {};
    const own = Object.keys(below).flatMap((key) => serviceIds.get(key) ?? []);
    const grants = [{ organisationId: id, role, serviceIds: serviceId ? [serviceId, ...own] : [] }];
    const at: At = (moment) => ({
      actor: { person: { id: person.id, name, email }, grants },
      db: owner.db,
      effects: clockAt(moment),
    });
    byRole.set(role, at);
    if (role === 'contributor') for (const key of Object.keys(below)) writers.set(key, at);
  }
  const [coordinator, validator] = [byRole.get('coordinator'), byRole.get('validator')];
  if (!coordinator || !validator) throw new Error(`${file.slug} lacks a coordinator or a validator`);
  const writerOf = (service: string): At => writers.get(service) ?? coordinator;
  return { id, slug: file.slug, services: serviceIds, coordinator, validator, writerOf };
}
