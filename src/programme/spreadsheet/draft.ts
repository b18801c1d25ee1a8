import { authorise, type Context, personOf } from '../../identity/index.ts';
import { importDraftsOf } from '../../kernel/db/import-draft.sql.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { readTable } from '../../kernel/table/read-table.ts';

const drafts = importDraftsOf('actions');

export interface Draft {
  organisationId: string;
  filename: string;
  content: Uint8Array;
}

/** Keeps a file between its upload and its import; files forgotten for a day are dropped. */
export async function keepDraft(context: Context, file: Draft): Promise<{ id: string }> {
  authorise(context.actor, 'import.run', { organisationId: file.organisationId });
  await readTable(file.content);
  const createdAt = context.effects.now();
  const { organisationId, filename, content } = file;
  return context.db.transaction().execute(async (tx) => {
    await drafts.removeBefore(tx, new Date(createdAt.getTime() - 24 * 3_600_000));
    return drafts.insert(tx, { organisationId, filename, content, createdBy: personOf(context).id, createdAt });
  });
}

export async function readDraft(context: Context, id: string): Promise<Draft> {
  const draft = isId(id) ? await drafts.find(context.db, id) : undefined;
  if (!draft) throw missing('Ce fichier en attente');
  authorise(context.actor, 'import.run', draft);
  const { organisationId, filename, content } = draft;
  return { organisationId, filename, content };
}

export async function dropDraft(context: Context, id: string): Promise<void> {
  await readDraft(context, id);
  await drafts.remove(context.db, id);
}
