import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount, printFirst } from '../../kernel/french.ts';
import { crossSites } from '../register/crossings.sql.ts';
import { refreshStanding } from '../register/standing.sql.ts';
import { raiseVersions } from '../register/write-sites.sql.ts';
import { listWorkedOn, siteBatches, takeBack } from './batch.sql.ts';

/**
 * Takes back all that a file said: places it created go, places it spoke of are as they were. Refused, naming them, if
 * somebody said something of some of them since.
 */
export const undoSiteImport = (
  context: Context,
  { batchId }: { batchId: string },
): Promise<{ removed: number; restored: number }> =>
  context.db.transaction().execute(async (tx) => {
    const batch = await siteBatches.lock(tx, batchId);
    if (!batch) throw missing('Cet import');
    authorise(context.actor, 'import.run', batch);
    if (batch.undoneAt) throw new DomainError('conflict', 'already_undone', 'Cet import est déjà annulé.');
    const workedOn = await listWorkedOn(tx, batchId);
    if (workedOn.length > 0) throw tooLate(workedOn);
    const restored = await takeBack(tx, batchId);
    await refreshStanding(tx, restored);
    await crossSites(tx, restored);
    await raiseVersions(tx, restored);
    await siteBatches.close(tx, batchId, { undoneBy: personOf(context).id, undoneAt: context.effects.now() });
    const counts = { removed: batch.rowCount - restored.length, restored: restored.length };
    await recordChange(tx, context, {
      organisationId: batch.organisationId,
      verb: 'site.import.undo',
      objectKind: 'import',
      objectId: batchId,
      before: { filename: batch.filename, ...counts },
    });
    return counts;
  });

const tooLate = (sites: { name: string }[]) =>
  new DomainError(
    'conflict',
    'import_worked_on',
    `On a travaillé depuis sur ${printCount(sites.length, 'site')} de cet import (${printFirst(sites.map(({ name }) => name))})\u00a0: rien n’a été retiré. Corrigez les autres un à un.`,
  );
