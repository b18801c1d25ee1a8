import { z } from 'zod';
import type { Tx } from '../kernel/db/index.ts';
import { DomainError, missing } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { recordChange } from './audit.sql.ts';
import type { Context } from './context.ts';
import { authorise } from './permission.ts';
import { findService, findServiceByName, insertService, isWithin, updateService } from './service.sql.ts';

const newService = z.object({
  organisationId: z.uuid(),
  parentId: z.uuid().nullish(),
  name: z.string().trim().min(1, 'donnez le nom du service'),
});

export async function createService(context: Context, input: z.input<typeof newService>): Promise<{ id: string }> {
  const { organisationId, parentId, name } = parseInput(newService, input);
  authorise(context.actor, 'organisation.manage', { organisationId });
  return context.db.transaction().execute(async (tx) => {
    if (await findServiceByName(tx, organisationId, name)) throw nameTaken(name);
    const parent = await parentIn(tx, organisationId, parentId);
    const { id } = await insertService(tx, { organisationId, parentId: parentId ?? null, name });
    await recordChange(tx, context, {
      organisationId,
      verb: 'service.create',
      objectKind: 'service',
      objectId: id,
      after: { name, parent },
    });
    return { id };
  });
}

const changedService = z.object({
  serviceId: z.uuid(),
  parentId: z.uuid().nullish(),
  name: z.string().trim().min(1, 'donnez le nom du service'),
});

/** Renames a service or attaches it elsewhere in its organisation. */
export async function changeService(context: Context, input: z.input<typeof changedService>): Promise<void> {
  const { serviceId, parentId, name } = parseInput(changedService, input);
  const before = await findService(context.db, serviceId);
  if (!before) throw missing('Ce service');
  const { organisationId } = before;
  authorise(context.actor, 'organisation.manage', { organisationId });
  await context.db.transaction().execute(async (tx) => {
    const namesake = await findServiceByName(tx, organisationId, name);
    if (namesake && namesake.id !== serviceId) throw nameTaken(name);
    const parent = await parentIn(tx, organisationId, parentId);
    if (parentId && (await isWithin(tx, parentId, serviceId))) throw insideItself(name);
    await updateService(tx, serviceId, { name, parentId: parentId ?? null });
    await recordChange(tx, context, {
      organisationId,
      verb: 'service.change',
      objectKind: 'service',
      objectId: serviceId,
      before: { name: before.name, parent: await parentIn(tx, organisationId, before.parentId) },
      after: { name, parent },
    });
  });
}

/** Name of the service it belongs to, of the same organisation; null for none. */
async function parentIn(tx: Tx, organisationId: string, parentId: string | null | undefined): Promise<string | null> {
  if (!parentId) return null;
  const parent = await findService(tx, parentId);
  if (parent?.organisationId !== organisationId) throw missing('Le service de rattachement');
  return parent.name;
}

const nameTaken = (name: string) =>
  new DomainError(
    'conflict',
    'service_exists',
    `Un service «\u00a0${name}\u00a0» existe déjà dans cette organisation.`,
  );

const insideItself = (name: string) =>
  new DomainError(
    'invalid',
    'service_inside_itself',
    `«\u00a0${name}\u00a0» ne peut pas être rattaché à lui-même ni à un service placé sous lui.`,
  );
