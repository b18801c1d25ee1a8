import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { lockEdition } from '../edition/edition.sql.ts';
import { closeImport, holdImport } from './import.sql.ts';
import { importFor } from './read-import.ts';
import { alreadyUndone } from './refusals.ts';
import {
  deleteCommitments,
  deleteEmptyEdition,
  deleteSheets,
  deleteTargets,
  deleteUnusedIndicators,
  deleteValues,
  listTakenSheets,
  listUntouchedSheets,
} from './undo.sql.ts';

export interface Undone {
  sheets: number;
  values: number;
  commitments: number;
  /** Sheets that stay, with all they hold, since somebody worked on them. */
  kept: string[];
}

/** Takes back what an import brought in. A sheet that somebody worked on since stays whole and is named. */
export async function undoReportImport(context: Context, { importId }: { importId: string }): Promise<Undone> {
  const run = await importFor(context, importId);
  authorise(context.actor, 'report.import', run);
  return context.db.transaction().execute(async (tx) => {
    await holdImport(tx, run.id);
    const { undoneAt, editionId, opened, organisationId, filename, year } = await importFor(
      { ...context, db: tx },
      run.id,
    );
    if (undoneAt) throw alreadyUndone();
    if (editionId) await lockEdition(tx, editionId);
    const taken = await listTakenSheets(tx, run.id);
    const gone = await listUntouchedSheets(tx, run.id);
    const values = await deleteValues(tx, run.id, gone);
    await deleteTargets(tx, run.id, gone, `rapport ${year}`);
    const commitments = await deleteCommitments(tx, run.id, gone);
    await deleteSheets(tx, gone);
    await deleteUnusedIndicators(tx, run.id);
    if (editionId && opened) await deleteEmptyEdition(tx, editionId);
    await closeImport(tx, run.id, { undoneBy: personOf(context).id, undoneAt: context.effects.now() });
    const kept = taken.filter(({ id }) => !gone.includes(id)).map(({ name }) => name);
    const undone = { sheets: gone.length, values, commitments, kept };
    await recordChange(tx, context, {
      organisationId,
      verb: 'history.undo',
      objectKind: 'history',
      objectId: run.id,
      before: { filename, sheetsGone: gone.length, kept },
    });
    return undone;
  });
}
