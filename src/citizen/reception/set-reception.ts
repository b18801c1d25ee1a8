import { z } from 'zod';
import { authorise, type Context, keepRefused, organisationsWhere, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import type { MessageKind } from '../message.ts';
import { findReception, isOpenFor, type Reception, writeReception } from './reception.sql.ts';

const receptionInput = z.object({
  organisationId: z.uuid(),
  version: z.coerce.number().int(),
  remarks: z.boolean(),
  photographs: z.boolean(),
});

/** What the organisations where somebody decides of it read. */
export async function readReceptions(context: Context): Promise<Reception[]> {
  const organisationIds = organisationsWhere(context.actor, 'reception.set');
  authorise(context.actor, 'reception.set', { organisationId: organisationIds[0] ?? '' });
  return Promise.all(organisationIds.map((id) => findReception(context.db, id)));
}

/** Whether an organisation reads what people send of a kind. */
export const receives = async ({ db }: Context, kind: MessageKind, organisationId: string): Promise<boolean> =>
  isOpenFor(kind, await findReception(db, organisationId));

/** Says what an organisation reads, and so will answer. */
export async function setReception(context: Context, input: z.input<typeof receptionInput>): Promise<void> {
  const asked = parseInput(receptionInput, input);
  const { organisationId } = asked;
  authorise(context.actor, 'reception.set', { organisationId });
  const before = await findReception(context.db, organisationId);
  const written = await context.db.transaction().execute(async (tx) => {
    if (!(await writeReception(tx, { ...before, ...asked }))) return false;
    await recordChange(tx, context, {
      ...{ organisationId, verb: 'reception.set', objectKind: 'organisation', objectId: organisationId },
      ...{ before: told(before), after: told({ ...before, ...asked }) },
    });
    return true;
  });
  if (!written) throw await refuseStale(context, { ...before, ...asked });
}

const word = (open: boolean): string => (open ? 'lues' : 'non demandées');

const told = ({ remarks, photographs }: Reception) => ({
  receivedRemarks: word(remarks),
  receivedPhotographs: word(photographs),
});

async function refuseStale(context: Context, typed: Reception): Promise<DomainError> {
  const current = await findReception(context.db, typed.organisationId);
  const { organisationId } = typed;
  const sentence = await keepRefused(context, {
    ...{ organisationId, verb: 'reception.set_refused', objectKind: 'organisation', objectId: organisationId },
    ...{ name: 'ces réglages', current: told(current), typed: told(typed) },
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, {
    version: current.version,
    current: told(current),
  });
}
