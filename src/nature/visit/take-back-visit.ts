import { type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { eraseLine } from '../observer/erase.sql.ts';
import { listSendersOfVisitAlone } from '../observer/sender.sql.ts';
import { addToCounts } from '../record/record-count.sql.ts';
import { emptyVisit } from './empty-visit.sql.ts';
import { deleteOtherRecords, listRecordsOf, lockVisit } from './visit.sql.ts';

/**
 * Takes out what somebody without an account had sent, inside a transaction of the caller: its records go, and all that
 * was written of where, what and who; the visit stays, to say that it was taken back.
 */
export async function takeBackVisit(tx: Tx, context: Context, id: string): Promise<void> {
  const visit = await lockVisit(tx, id);
  if (!visit) return;
  const { organisationId, datasetId } = visit;
  const [at, which] = [context.effects.now(), { organisationId, visitId: id }];
  const [records, senders] = [
    await listRecordsOf(tx, [organisationId], [id]),
    await listSendersOfVisitAlone(tx, which),
  ];
  await deleteOtherRecords(tx, which, []);
  const recordIds = records.map((record) => record.id);
  await emptyVisit(tx, { ...which, recordIds, at, reason: 'Retirée par la personne qui l’avait envoyée.' });
  for (const sender of senders) await eraseLine(tx, { organisationId, id: sender, at });
  await recordChange(tx, context, { organisationId, verb: 'visit.take_back', objectKind: 'visit', objectId: id });
  await addToCounts(tx, organisationId, new Map([[datasetId, -records.length]]));
}
