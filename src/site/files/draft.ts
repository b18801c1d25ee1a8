import { authorise, type Context, organisationsWhere, personOf } from '../../identity/index.ts';
import { importDraftsOf } from '../../kernel/db/import-draft.sql.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { listLayers, readPlaces } from './read-places.ts';

const drafts = importDraftsOf('sites');

export interface SiteDraft {
  organisationId: string;
  filename: string;
  content: Uint8Array;
}

const day = 24 * 3_600_000;

/** Keeps a file that can be read between its upload and its import; files forgotten for a day are dropped. */
export async function keepSiteDraft(context: Context, file: SiteDraft): Promise<{ id: string }> {
  authorise(context.actor, 'import.run', { organisationId: file.organisationId });
  if (listLayers(file.content).length < 2) await readPlaces(file.content);
  const createdAt = context.effects.now();
  return context.db.transaction().execute(async (tx) => {
    await drafts.removeBefore(tx, new Date(createdAt.getTime() - day));
    return drafts.insert(tx, { ...file, createdBy: personOf(context).id, createdAt });
  });
}

export async function readSiteDraft(context: Context, id: string): Promise<SiteDraft> {
  const draft = isId(id) ? await drafts.find(context.db, id) : undefined;
  if (!draft) throw missing('Ce fichier en attente');
  authorise(context.actor, 'import.run', draft);
  const { organisationId, filename, content } = draft;
  return { organisationId, filename, content };
}

/** Files that wait for a person to say what they hold. */
export const listSiteDrafts = ({ db, actor }: Context) => drafts.list(db, organisationsWhere(actor, 'import.run'));

/** Of what is imported nothing waits: the file leaves with the import that brings it in, or stays with it. */
export async function takeSiteDraft(tx: Tx, id: string): Promise<void> {
  if (!(await drafts.take(tx, id))) throw missing('Ce fichier en attente');
}

export async function dropSiteDraft(context: Context, id: string): Promise<void> {
  await readSiteDraft(context, id);
  await drafts.remove(context.db, id);
}
