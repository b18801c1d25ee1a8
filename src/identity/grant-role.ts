import { z } from 'zod';
import { missing } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { recordChange } from './audit.sql.ts';
import type { Context } from './context.ts';
import { checkService, grantInput, lastAdministrator } from './create-person.ts';
import { authorise } from './permission.ts';
import { deleteGrant, findAnyPerson, findGrant, insertGrant, onlyAdministeredBy } from './person.sql.ts';

const newGrant = grantInput.extend({
  /** Somebody who has an account, by id or by address. */
  person: z.union([z.object({ id: z.uuid() }), z.object({ email: z.string().trim().min(1) })]),
});

/** Gives somebody a role; given twice it is held once. */
export async function grantRole(context: Context, input: z.input<typeof newGrant>): Promise<void> {
  const { person: wanted, ...grant } = parseInput(newGrant, input);
  authorise(context.actor, 'person.manage', grant);
  await context.db.transaction().execute(async (tx) => {
    const person = await findAnyPerson(tx, wanted);
    if (!person) throw missing('email' in wanted ? `Le compte ${wanted.email}` : 'Ce compte');
    await checkService(tx, grant);
    const { organisationId, role, serviceId } = grant;
    const added = await insertGrant(tx, { personId: person.id, organisationId, serviceId: serviceId ?? null, role });
    if (!added) return;
    await recordChange(tx, context, {
      organisationId,
      verb: 'role.grant',
      objectKind: 'person',
      objectId: person.id,
      after: { name: person.name, role },
    });
  });
}

export async function revokeRole(context: Context, { grantId }: { grantId: string }): Promise<void> {
  const grant = await findGrant(context.db, grantId);
  if (!grant) throw missing('Ce rôle');
  const { organisationId, personId, role, name } = grant;
  authorise(context.actor, 'person.manage', { organisationId });
  await context.db.transaction().execute(async (tx) => {
    const orphans = role === 'administrator' ? await onlyAdministeredBy(tx, personId) : [];
    const orphan = orphans.find(({ id }) => id === organisationId);
    if (orphan) throw lastAdministrator(orphan.name);
    await deleteGrant(tx, grantId);
    await recordChange(tx, context, {
      organisationId,
      verb: 'role.revoke',
      objectKind: 'person',
      objectId: personId,
      before: { name, role, service: grant.serviceName },
    });
  });
}
