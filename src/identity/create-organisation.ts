import { z } from 'zod';
import { DomainError } from '../kernel/errors.ts';
import { slugOf } from '../kernel/french.ts';
import { parseInput } from '../kernel/input.ts';
import { recordChange } from './audit.sql.ts';
import type { Context } from './context.ts';
import { findOrganisation, insertOrganisation, slugsLike, updateOrganisation } from './organisation.sql.ts';
import { organisationInput } from './organisation.ts';
import { authorise, organisationsWhere } from './permission.ts';
import { insertGrant } from './person.sql.ts';

const newOrganisation = organisationInput.extend({
  /** The organisation's word in addresses; made from its short name where it is not given. */
  slug: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  territoryId: z.uuid().nullish(),
});

/** Adds an organisation. Whoever adds it administers it; the installation's owner may leave that for later. */
export async function createOrganisation(
  context: Context,
  input: z.input<typeof newOrganisation>,
): Promise<{ id: string; slug: string }> {
  authorise(context.actor, 'organisation.manage', {
    organisationId: organisationsWhere(context.actor, 'organisation.manage')[0] ?? '',
  });
  const { slug: given, territoryId, ...rest } = parseInput(newOrganisation, input);
  const row = { ...rest, siren: rest.siren ?? null, website: rest.website ?? null };
  return context.db.transaction().execute(async (tx) => {
    const slug = given ?? (await freeSlug(slugOf(row.shortName), (start) => slugsLike(tx, start)));
    if (given && (await findOrganisation(tx, { slug }))) throw slugTaken(slug);
    const { id } = await insertOrganisation(tx, { ...row, slug, territoryId: territoryId ?? null });
    const { person, owner } = context.actor;
    if (person && !owner)
      await insertGrant(tx, { personId: person.id, organisationId: id, serviceId: null, role: 'administrator' });
    await recordChange(tx, context, {
      organisationId: id,
      verb: 'organisation.create',
      objectKind: 'organisation',
      objectId: id,
      after: row,
    });
    return { id, slug };
  });
}

const changedOrganisation = organisationInput.extend({ organisationId: z.uuid() });

export async function changeOrganisation(context: Context, input: z.input<typeof changedOrganisation>): Promise<void> {
  const { organisationId, ...rest } = parseInput(changedOrganisation, input);
  authorise(context.actor, 'organisation.manage', { organisationId });
  const row = { ...rest, siren: rest.siren ?? null, website: rest.website ?? null };
  await context.db.transaction().execute(async (tx) => {
    const before = await findOrganisation(tx, { id: organisationId });
    await updateOrganisation(tx, organisationId, row);
    await recordChange(tx, context, {
      organisationId,
      verb: 'organisation.change',
      objectKind: 'organisation',
      objectId: organisationId,
      before: before && Object.fromEntries(Object.keys(row).map((key) => [key, before[key as keyof typeof before]])),
      after: row,
    });
  });
}

async function freeSlug(wanted: string, taken: (start: string) => Promise<string[]>): Promise<string> {
  const used = new Set(await taken(wanted));
  if (!used.has(wanted)) return wanted;
  let number = 2;
  while (used.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}

const slugTaken = (slug: string) =>
  new DomainError('conflict', 'organisation_exists', `Une organisation porte déjà l’adresse «\u00a0${slug}\u00a0».`);
