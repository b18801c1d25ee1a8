import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { deleteBatch, listWorkedOn, lockBatch } from './import.sql.ts';

/** Takes back all that a file brought in; refused, naming them, if some of its actions were worked on since. */
export function undoImport(context: Context, { batchId }: { batchId: string }): Promise<{ removed: number }> {
  return context.db.transaction().execute(async (tx) => {
    const batch = await lockBatch(tx, batchId);
    if (!batch) throw missing('Cet import');
    authorise(context.actor, 'import.run', batch);
    if (batch.undoneAt) throw new DomainError('conflict', 'already_undone', 'Cet import est déjà annulé.');
    const workedOn = await listWorkedOn(tx, batchId);
    if (workedOn.length > 0) throw tooLate(workedOn);
    await deleteBatch(tx, batchId, { undoneBy: personOf(context).id, undoneAt: context.effects.now() });
    await recordChange(tx, context, {
      organisationId: batch.organisationId,
      verb: 'action.import_undone',
      objectKind: 'import',
      objectId: batchId,
      before: { filename: batch.filename, created: batch.rowCount },
    });
    return { removed: batch.rowCount };
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
