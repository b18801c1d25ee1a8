import { authorise, type Context, organisationsWhere, personOf } from '../../identity/index.ts';
import { importDraftsOf } from '../../kernel/db/import-draft.sql.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { sourceOf, streamTable } from '../../kernel/table/stream-table.ts';

const drafts = importDraftsOf('records');

export interface RecordDraft {
  organisationId: string;
  filename: string;
  content: Uint8Array;
}

const day = 24 * 3_600_000;

/** Keeps a file that can be read between its upload and its import; files forgotten for a day are dropped. */
export async function keepRecordDraft(context: Context, file: RecordDraft): Promise<{ id: string }> {
  authorise(context.actor, 'import.run', { organisationId: file.organisationId });
  const { batches } = await streamTable(sourceOf(file.content));
  const first = await batches[Symbol.asyncIterator]().next();
  if (first.done || first.value.rows.length === 0)
    throw new DomainError('invalid', 'empty_file', 'Ce fichier ne contient aucune ligne sous les titres de colonnes.');
  const createdAt = context.effects.now();
  return context.db.transaction().execute(async (tx) => {
    await drafts.removeBefore(tx, new Date(createdAt.getTime() - day));
    return drafts.insert(tx, { ...file, createdBy: personOf(context).id, createdAt });
  });
}

export async function readRecordDraft(context: Context, id: string): Promise<RecordDraft> {
  const draft = isId(id) ? await drafts.find(context.db, id) : undefined;
  if (!draft) throw missing('Ce fichier en attente');
  authorise(context.actor, 'import.run', draft);
  const { organisationId, filename, content } = draft;
  return { organisationId, filename, content };
}

/** Files that wait for a person to say what they hold. */
export const listRecordDrafts = ({ db, actor }: Context) => drafts.list(db, organisationsWhere(actor, 'import.run'));

/** Of what is imported nothing waits: the file leaves with the import that brings it in, or stays with it. */
export async function takeRecordDraft(tx: Tx, id: string): Promise<void> {
  if (!(await drafts.take(tx, id))) throw missing('Ce fichier en attente');
}

export async function dropRecordDraft(context: Context, id: string): Promise<void> {
  await readRecordDraft(context, id);
  await drafts.remove(context.db, id);
}
