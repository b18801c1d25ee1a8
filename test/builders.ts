import { randomBytes } from 'node:crypto';
import type { Context } from '../src/identity/index.ts';
import type { Role } from '../src/identity/permission.ts';
import type { Db } from '../src/kernel/db/index.ts';
import type { Effects } from '../src/kernel/effects.ts';
import { sealWith } from '../src/kernel/seal.ts';

/** Of an installation that has a key. */
export const testSeal = sealWith(() => Buffer.alloc(32, 7));

export const testEffects: Effects = {
  now: () => new Date('2021-02-01T09:00:00Z'),
  secret: (bytes) => randomBytes(bytes),
};

const unique = (): string => randomBytes(5).toString('hex');

/** A publisher with one service, alone in its installation as far as the test can see. */
export async function anOrganisation(db: Db) {
  const slug = `org-${unique()}`;
  const organisation = await db
    .insertInto('organisation')
    .values({ slug, name: 'Agglomération d’essai', shortName: 'Essai', kind: 'agglomeration', publisher: true })
    .returningAll()
    .executeTakeFirstOrThrow();
  const service = await db
    .insertInto('service')
    .values({ organisationId: organisation.id, name: 'Habitat' })
    .returningAll()
    .executeTakeFirstOrThrow();
  const territory = await db
    .insertInto('territory')
    .values({
      kind: 'perimeter',
      code: slug,
      vintage: 2020,
      name: 'Territoire d’essai',
      search: 'territoire d essai',
      source: 'test',
      organisationId: organisation.id,
    })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();
  await db.updateTable('organisation').set({ territoryId: territory.id }).where('id', '=', organisation.id).execute();
  return { organisation, service, territory };
}

/** Communes that the territory of an organisation is made of; their INSEE codes are made up. */
export async function someCommunes(
  db: Db,
  { organisation, territory }: Awaited<ReturnType<typeof anOrganisation>>,
  names: string[],
): Promise<{ id: string; code: string }[]> {
  const communes = await db
    .insertInto('territory')
    .values(
      names.map((name, index) => ({
        ...{ kind: 'commune' as const, code: `${organisation.slug}-${index}`, vintage: 2020 },
        ...{ name, search: name, source: 'test' },
      })),
    )
    .returning(['id', 'code'])
    .execute();
  await db
    .insertInto('territoryMember')
    .values(communes.map(({ id }) => ({ territoryId: territory.id, memberId: id })))
    .execute();
  return communes;
}

/** Somebody who holds a role, as a use case sees them. */
export async function aContext(
  db: Db,
  role: Role,
  at: { organisation: { id: string }; service?: { id: string } },
): Promise<Context> {
  const person = await db
    .insertInto('person')
    .values({ email: `${unique()}@example.org`, name: `Essai ${role}` })
    .returning(['id', 'name', 'email'])
    .executeTakeFirstOrThrow();
  const serviceId = role === 'contributor' ? (at.service?.id ?? null) : null;
  await db
    .insertInto('roleGrant')
    .values({ personId: person.id, organisationId: at.organisation.id, serviceId, role })
    .execute();
  const grant = { organisationId: at.organisation.id, role, serviceIds: serviceId ? [serviceId] : [] };
  return { actor: { person, grants: [grant] }, db, effects: testEffects };
}
