import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { recordBatches } from './import-records.ts';
import { countWorkedOn, takeBack } from './write.sql.ts';

/** Takes back all that a file brought: its records go, those it changed are as they were. Refused if somebody worked on some since. */
export const undoRecordImport = (
  context: Context,
  { batchId }: { batchId: string },
): Promise<{ removed: number; restored: number }> =>
  context.db.transaction().execute(async (tx) => {
    const batch = await recordBatches.lock(tx, batchId);
    if (!batch) throw missing('Cet import');
    authorise(context.actor, 'import.run', batch);
    if (batch.undoneAt) throw new DomainError('conflict', 'already_undone', 'Cet import est déjà annulé.');
    const workedOn = await countWorkedOn(tx, batchId);
    if (workedOn > 0) throw tooLate(workedOn);
    const at = context.effects.now();
    const counts = await takeBack(tx, batchId, at);
    await recordBatches.close(tx, batchId, { undoneBy: personOf(context).id, undoneAt: at });
    await recordChange(tx, context, {
      organisationId: batch.organisationId,
      verb: 'record.import.undo',
      objectKind: 'import',
      objectId: batchId,
      before: { filename: batch.filename, ...counts },
    });
    return counts;
  });

const tooLate = (count: number) =>
  new DomainError(
    'conflict',
    'import_worked_on',
    `On a modifié ou validé depuis ${printCount(count, 'donnée')} de cet import\u00a0: rien n’a été retiré. Corrigez les autres une à une.`,
  );
