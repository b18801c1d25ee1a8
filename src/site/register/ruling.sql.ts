import type { Tx } from '../../kernel/db/index.ts';

export interface Ruled {
  organisationId: string;
  siteId: string;
  of: 'value' | 'geometry';
  id: string;
  ruling: 'kept' | 'set_aside' | null;
  reason: string;
}

/** What is ruled upon, as it is: only a statement in force, of a place of the organisation. */
export async function lockRuled(tx: Tx, { organisationId, siteId, of, id }: Ruled) {
  const site = await tx
    .selectFrom('site')
    .select('id')
    .where('id', '=', siteId)
    .where('organisationId', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (!site) return undefined;
  if (of === 'value') {
    return tx
      .selectFrom('siteValue')
      .select(['field', 'value', 'ruling'])
      .where('id', '=', id)
      .where('siteId', '=', siteId)
      .where('supersededBy', 'is', null)
      .executeTakeFirst();
  }
  const row = await tx
    .selectFrom('siteGeometry')
    .innerJoin('siteSource', 'siteSource.id', 'siteGeometry.sourceId')
    .select(['siteSource.title', 'siteGeometry.ruling'])
    .where('siteGeometry.id', '=', id)
    .where('siteId', '=', siteId)
    .where('supersededBy', 'is', null)
    .executeTakeFirst();
  return row && { field: 'geometry', value: row.title, ruling: row.ruling };
}

/** One statement of a field is kept at a time: the one kept before is no longer. */
export async function keepRuling(tx: Tx, ruled: Ruled, by: { personId: string; at: Date }): Promise<void> {
  const said = {
    ruling: ruled.ruling,
    rulingReason: ruled.ruling && ruled.reason,
    ruledBy: ruled.ruling && by.personId,
    ruledAt: ruled.ruling && by.at,
  };
  const none = { ruling: null, rulingReason: null, ruledBy: null, ruledAt: null };
  if (ruled.of === 'geometry') {
    if (ruled.ruling === 'kept') {
      await tx
        .updateTable('siteGeometry')
        .set(none)
        .where('siteId', '=', ruled.siteId)
        .where('ruling', '=', 'kept')
        .execute();
    }
    await tx.updateTable('siteGeometry').set(said).where('id', '=', ruled.id).execute();
    return;
  }
  if (ruled.ruling === 'kept') {
    await tx
      .updateTable('siteValue')
      .set(none)
      .where('siteId', '=', ruled.siteId)
      .where('ruling', '=', 'kept')
      .where('field', '=', (eb) =>
        eb.selectFrom('siteValue as same').select('same.field').where('same.id', '=', ruled.id),
      )
      .execute();
  }
  await tx.updateTable('siteValue').set(said).where('id', '=', ruled.id).execute();
}
