import { authorise, type Context, personOf, recordChange, recordChanges } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { isId } from '../../kernel/identifier.ts';
import { patchActions } from '../action/patch-actions.sql.ts';
import { copyLatestStages, deleteSteps } from '../action/stage.sql.ts';
import { closeBatch, deleteCreated, listFormer, listWorkedOn, lockBatch } from './import.sql.ts';

/**
 * Takes back all that a file brought in: what it created goes, what it changed is as it was. Refused, naming them,
 * if some of its actions were worked on since.
 */
export function undoImport(
  context: Context,
  { batchId }: { batchId: string },
): Promise<{ removed: number; restored: number }> {
  return context.db.transaction().execute(async (tx) => {
    const batch = isId(batchId) ? await lockBatch(tx, batchId) : undefined;
    if (!batch) throw missing('Cet import');
    const { organisationId, filename } = batch;
    authorise(context.actor, 'import.run', batch);
    if (batch.undoneAt) throw new DomainError('conflict', 'already_undone', 'Cet import est déjà annulé.');
    const workedOn = await listWorkedOn(tx, batchId);
    if (workedOn.length > 0) throw tooLate(workedOn);
    const former = await listFormer(tx, batchId);
    await patchActions(tx, former).catch(whatWasThereIsGone);
    await deleteSteps(tx, batchId);
    const restoredIds = former.map(({ id }) => id);
    await copyLatestStages(tx, restoredIds);
    await deleteCreated(tx, batchId);
    await closeBatch(tx, batchId, { undoneBy: personOf(context).id, undoneAt: context.effects.now() });
    const counts = { removed: batch.rowCount - former.length, restored: former.length };
    await recordChange(tx, context, {
      organisationId,
      verb: 'action.import_undone',
      objectKind: 'import',
      objectId: batchId,
      before: { filename, ...counts },
    });
    await recordChanges(
      tx,
      context,
      restoredIds.map((objectId) => ({
        organisationId,
        verb: 'action.import_undone',
        objectKind: 'action',
        objectId,
        after: { filename },
      })),
    );
    return counts;
  });
}

function tooLate(actions: readonly { number: string; title: string }[]): DomainError {
  const named = actions.slice(0, 10).map(({ number, title }) => `${number} «\u00a0${title}\u00a0»`);
  const more = actions.length > named.length ? ` et ${actions.length - named.length} autres` : '';
  return new DomainError(
    'conflict',
    'import_worked_on',
    `On a travaillé depuis sur ${printCount(actions.length, 'action')} de cet import (${named.join(', ')}${more})\u00a0: rien n’a été retiré. Corrigez ou abandonnez les autres une à une.`,
    { actions },
  );
}

/** A service, an objective or another action that a former state names was removed meanwhile. */
function whatWasThereIsGone(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== '23503') throw error;
  throw new DomainError(
    'conflict',
    'import_former_gone',
    'Un objectif, un service ou une action que l’ancien état citait n’existe plus\u00a0: rien n’a été annulé. Corrigez les actions une à une.',
  );
}
