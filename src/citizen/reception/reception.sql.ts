import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { MessageKind } from '../message.ts';

export interface Reception {
  organisationId: string;
  remarks: boolean;
  photographs: boolean;
  /** Where sightings go; null where none are asked for. */
  datasetId: string | null;
  version: number;
}

const nothingRead = { remarks: false, photographs: false, datasetId: null, version: 0 };

/** What an organisation reads; nothing, as long as it did not say so. */
export const findReception = async (db: Db, organisationId: string): Promise<Reception> =>
  (await db
    .selectFrom('reception')
    .select(['organisationId', 'remarks', 'photographs', 'datasetId', 'version'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()) ?? { organisationId, ...nothingRead };

export const isOpenFor = (kind: MessageKind, { remarks, photographs, datasetId }: Reception): boolean =>
  ({ remark: remarks, photograph: photographs, sighting: datasetId !== null })[kind];

/** Organisations that ask for sightings. */
export const listSightingReaders = (db: Db): Promise<{ slug: string; name: string }[]> =>
  db
    .selectFrom('reception')
    .innerJoin('organisation', 'organisation.id', 'reception.organisationId')
    .select(['organisation.slug', 'organisation.name'])
    .where('datasetId', 'is not', null)
    .orderBy(sql`organisation.name collate fr`)
    .execute();

/** False where somebody wrote it since the version that was read. */
export async function writeReception(tx: Tx, { version, ...row }: Reception): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('reception')
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('reception')
    .set({ ...row, version: version + 1 })
    .where('organisationId', '=', row.organisationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
