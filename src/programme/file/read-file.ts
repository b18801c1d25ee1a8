import { type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findAction } from '../action/action.sql.ts';
import { findFile, findPublishedFile, type KeptFile } from './action-file.sql.ts';

/** A document of an action: for those who work in its organisation, and for everybody once the action is published. */
export async function readFile(context: Context, actionId: string, fileId: string): Promise<KeptFile> {
  if (!isId(actionId) || !isId(fileId)) throw missing('Ce fichier');
  const action = await findAction(context.db, actionId);
  const works = action !== undefined && may(context.actor, 'work.read', action);
  const file = await (works ? findFile : findPublishedFile)(context.db, actionId, fileId);
  if (!file) throw missing('Ce fichier');
  return file;
}
