import { z } from 'zod';
import { DomainError, missing } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { recordChange, recordOfPerson } from './audit.sql.ts';
import type { Context } from './context.ts';
import { authoriseOverPerson } from './manage-person.rule.ts';
import { newPassword } from './password.ts';
import { authorise, roles } from './permission.ts';
import {
  findAnyPerson,
  insertGrant,
  insertPerson,
  onlyAdministeredBy,
  organisationsOf,
  setDisabled,
} from './person.sql.ts';
import { findService } from './service.sql.ts';
import { deleteSessionsOf } from './session.sql.ts';
import { hashPassword } from './session.ts';

export const grantInput = z.object({
  organisationId: z.uuid(),
  role: z.enum(roles),
  /** For a contributor: the service written for. */
  serviceId: z.uuid().nullish(),
});

const newPerson = grantInput.extend({
  name: z.string().trim().min(1, 'donnez le nom de la personne'),
  email: z.email('cette adresse électronique est incomplète'),
  password: newPassword.optional(),
});

/** Adds somebody with a first role. Without a password they choose one through a link (`issuePasswordReset`). */
export async function createPerson(context: Context, input: z.input<typeof newPerson>): Promise<{ id: string }> {
  const { organisationId, role, serviceId, name, email, password } = parseInput(newPerson, input);
  authorise(context.actor, 'person.manage', { organisationId });
  const passwordHash = password ? await hashPassword(password) : null;
  return context.db.transaction().execute(async (tx) => {
    if (await findAnyPerson(tx, { email })) throw personExists(email);
    await checkService(tx, { organisationId, role, serviceId });
    const { id } = await insertPerson(tx, { name, email, passwordHash });
    await insertGrant(tx, { personId: id, organisationId, serviceId: serviceId ?? null, role });
    await recordChange(tx, context, {
      organisationId,
      verb: 'person.create',
      objectKind: 'person',
      objectId: id,
      after: { name, email, role },
    });
    return { id };
  });
}

/** A contributor writes for a service of the organisation; the other roles hold for the whole of it. */
export async function checkService(db: Context['db'], grant: z.output<typeof grantInput>): Promise<void> {
  if (grant.role === 'contributor' && !grant.serviceId) throw serviceNeeded();
  if (grant.role !== 'contributor' && grant.serviceId) throw serviceUnwanted();
  if (grant.serviceId && (await findService(db, grant.serviceId))?.organisationId !== grant.organisationId)
    throw missing('Ce service');
}

/** Closes somebody's account, at once and in every session, or opens it again. What they did stays theirs. */
export async function disablePerson(
  context: Context,
  { personId, disabled = true }: { personId: string; disabled?: boolean },
): Promise<void> {
  const organisationIds = await organisationsOf(context.db, personId);
  authoriseOverPerson(context.actor, organisationIds);
  await context.db.transaction().execute(async (tx) => {
    const [orphan] = disabled ? await onlyAdministeredBy(tx, personId) : [];
    if (orphan) throw lastAdministrator(orphan.name);
    await setDisabled(tx, personId, disabled ? context.effects.now() : null);
    await deleteSessionsOf(tx, personId);
    const verb = disabled ? 'person.disable' : 'person.enable';
    await recordOfPerson(tx, context, organisationIds, { verb, personId });
  });
}

export const lastAdministrator = (organisation: string) =>
  new DomainError(
    'conflict',
    'last_administrator',
    `Plus personne n’administrerait ${organisation}. Donnez d’abord ce rôle à quelqu’un d’autre.`,
  );

const personExists = (email: string) =>
  new DomainError(
    'conflict',
    'person_exists',
    `${email} a déjà un compte. Donnez-lui un rôle plutôt que de le créer à nouveau.`,
  );

const serviceNeeded = () =>
  new DomainError('invalid', 'service_needed', 'Choisissez le service pour lequel cette personne contribue.');

const serviceUnwanted = () =>
  new DomainError(
    'invalid',
    'service_unwanted',
    'Ce rôle vaut pour toute l’organisation\u00a0: ne choisissez pas de service.',
  );
