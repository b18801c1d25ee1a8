import type { Db, Tx } from '../../kernel/db/index.ts';

export interface NewWaiver {
  findingKey: string;
  code: string;
  sentence: string;
}

/** Waivers in force of an edition, oldest first. */
export const listWaivers = (db: Db, editionId: string) =>
  db
    .selectFrom('waiver')
    .innerJoin('person', 'person.id', 'waiver.waivedBy')
    .select([
      'waiver.id',
      'waiver.findingKey',
      'waiver.code',
      'waiver.sentence',
      'waiver.reason',
      'person.name as person',
      'waiver.waivedAt as at',
    ])
    .where('waiver.editionId', '=', editionId)
    .where('waiver.withdrawnAt', 'is', null)
    .orderBy('waiver.waivedAt')
    .orderBy('waiver.findingKey')
    .execute();

export type WaiverRow = Awaited<ReturnType<typeof listWaivers>>[number];

/** Writes those that nobody waived in the meantime; returns their ids. */
export const insertWaivers = (
  tx: Tx,
  waivers: NewWaiver[],
  shared: { editionId: string; reason: string; waivedBy: string; waivedAt: Date },
) =>
  tx
    .insertInto('waiver')
    .values(waivers.map((waiver) => ({ ...waiver, ...shared })))
    .onConflict((conflict) =>
      conflict.columns(['editionId', 'findingKey']).where('withdrawnAt', 'is', null).doNothing(),
    )
    .returning(['id', 'findingKey'])
    .execute();

export const closeWaiver = (tx: Tx, editionId: string, findingKey: string, at: Date) =>
  tx
    .updateTable('waiver')
    .set({ withdrawnAt: at })
    .where('editionId', '=', editionId)
    .where('findingKey', '=', findingKey)
    .where('withdrawnAt', 'is', null)
    .returning(['id', 'code', 'reason', 'sentence'])
    .executeTakeFirst();
