import { z } from 'zod';
import { authorise, type Context, keepRefused, organisationsWhere, recordChange } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { listOpenDatasets } from '../../nature/index.ts';
import type { MessageKind } from '../message.ts';
import { findReception, isOpenFor, listSightingReaders, type Reception, writeReception } from './reception.sql.ts';

const receptionInput = z.object({
  organisationId: z.uuid(),
  version: z.coerce.number().int(),
  remarks: z.boolean(),
  photographs: z.boolean(),
  datasetId: z.uuid().nullable().default(null),
});

type ListedDataset = Pick<Awaited<ReturnType<typeof listOpenDatasets>>[number], 'id' | 'name'>;

/** What the organisations where somebody decides of it read. */
export async function readReceptions(context: Context): Promise<(Reception & { datasets: ListedDataset[] })[]> {
  const organisationIds = organisationsWhere(context.actor, 'reception.set');
  authorise(context.actor, 'reception.set', { organisationId: organisationIds[0] ?? '' });
  const [receptions, datasets] = await Promise.all([
    Promise.all(organisationIds.map((id) => findReception(context.db, id))),
    listOpenDatasets(context.db, organisationIds),
  ]);
  return receptions.map((reception) => ({
    ...reception,
    datasets: datasets.filter(({ organisationId }) => organisationId === reception.organisationId),
  }));
}

/** Whether an organisation reads what people send of a kind. */
export const receives = async ({ db }: Context, kind: MessageKind, organisationId: string): Promise<boolean> =>
  isOpenFor(kind, await findReception(db, organisationId));

/** Whether any organisation asks for sightings. */
export const receivesSightings = async ({ db }: Context): Promise<boolean> =>
  (await listSightingReaders(db)).length > 0;

/** Says what an organisation reads, and so will answer. */
export async function setReception(context: Context, input: z.input<typeof receptionInput>): Promise<void> {
  const asked = parseInput(receptionInput, input);
  const { organisationId } = asked;
  authorise(context.actor, 'reception.set', { organisationId });
  const before = await findReception(context.db, organisationId);
  await refuseClosedDataset(context, before, asked);
  const written = await context.db.transaction().execute(async (tx) => {
    if (!(await writeReception(tx, { ...before, ...asked }))) return false;
    await recordChange(tx, context, {
      ...{ organisationId, verb: 'reception.set', objectKind: 'organisation', objectId: organisationId },
      ...{ before: await told(tx, before), after: await told(tx, { ...before, ...asked }) },
    });
    return true;
  });
  if (!written) throw await refuseStale(context, { ...before, ...asked });
}

const word = (open: boolean): string => (open ? 'lues' : 'non demandées');

async function told(db: Db, { organisationId, remarks, photographs, datasetId }: Reception) {
  const dataset = (await listOpenDatasets(db, [organisationId])).find(({ id }) => id === datasetId);
  return {
    receivedRemarks: word(remarks),
    receivedPhotographs: word(photographs),
    receivedSightings: dataset ? `lues, dans «\u00a0${dataset.name}\u00a0»` : word(datasetId !== null),
  };
}

/** A dataset that was chosen and has been closed since may stay. */
async function refuseClosedDataset(
  { db }: Context,
  before: Reception,
  { organisationId, datasetId }: Pick<Reception, 'organisationId' | 'datasetId'>,
): Promise<void> {
  if (datasetId === null || datasetId === before.datasetId) return;
  if (!(await listOpenDatasets(db, [organisationId])).some(({ id }) => id === datasetId))
    throw missing('Ce jeu de données');
}

async function refuseStale(context: Context, typed: Reception): Promise<DomainError> {
  const current = await findReception(context.db, typed.organisationId);
  const [inForce, written] = [await told(context.db, current), await told(context.db, typed)];
  const { organisationId } = typed;
  const sentence = await keepRefused(context, {
    ...{ organisationId, verb: 'reception.set_refused', objectKind: 'organisation', objectId: organisationId },
    ...{ name: 'ces réglages', current: inForce, typed: written },
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, {
    version: current.version,
    current: inForce,
  });
}
