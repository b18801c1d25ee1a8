import { createHash } from 'node:crypto';
import { type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { holdAction } from '../action/hold-action.ts';
import { acceptFile, type SentFile } from './accepted-file.ts';
import { deleteFile, findFile, findFileNamed, insertFile, type KeptFile } from './action-file.sql.ts';

/** Joins a document to an action. It is not a change of the action's fields: its version stays. */
export function attachFile(context: Context, input: SentFile & { actionId: string }): Promise<{ id: string }> {
  return context.db.transaction().execute(async (tx) => {
    const { id: actionId, organisationId } = await holdAction(tx, context, input.actionId);
    const file = acceptFile(input);
    if (await findFileNamed(tx, actionId, file.name)) throw alreadyThere(file.name);
    const kept = { ...file, actionId, addedBy: personOf(context).id, addedAt: context.effects.now() };
    const { id } = await insertFile(tx, kept);
    await recordChange(tx, context, {
      organisationId,
      verb: 'action.attach',
      objectKind: 'action',
      objectId: actionId,
      after: tracesOf(file),
    });
    return { id };
  });
}

/** Takes a document away for good; the audit keeps its name, its size and its hash. */
export function removeFile(context: Context, input: { actionId: string; fileId: string }): Promise<void> {
  return context.db.transaction().execute(async (tx) => {
    const { id: actionId, organisationId } = await holdAction(tx, context, input.actionId);
    const file = isId(input.fileId) ? await findFile(tx, actionId, input.fileId) : undefined;
    if (!file) throw missing('Ce fichier');
    await deleteFile(tx, input.fileId);
    await recordChange(tx, context, {
      organisationId,
      verb: 'action.detach',
      objectKind: 'action',
      objectId: actionId,
      before: tracesOf(file),
    });
  });
}

const tracesOf = ({ name, content }: Pick<KeptFile, 'name' | 'content'>) => ({
  name,
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

const alreadyThere = (name: string): DomainError =>
  new DomainError(
    'conflict',
    'file_already_there',
    `«\u00a0${name}\u00a0» est déjà joint à cette action\u00a0: retirez-le d’abord, ou donnez un autre nom au nouveau.`,
  );
