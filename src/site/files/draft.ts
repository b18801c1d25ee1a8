import { authorise, type Context, organisationsWhere, personOf } from '../../identity/index.ts';
import { importDraftsOf } from '../../kernel/db/import-draft.sql.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
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
  if ((await listLayers(file.content)).length < 2) await readPlaces(file.content);
  const createdAt = context.effects.now();
  return context.db.transaction().execute(async (tx) => {
    await drafts.removeBefore(tx, new Date(createdAt.getTime() - day));
    return drafts.insert(tx, { ...file, createdBy: personOf(context).id, createdAt });
  });
}

export async function readSiteDraft(context: Context, id: string): Promise<SiteDraft & { importedLayers: string[] }> {
  const draft = isId(id) ? await drafts.find(context.db, id) : undefined;
  if (!draft) throw missing('Ce fichier en attente');
  authorise(context.actor, 'import.run', draft);
  const { organisationId, filename, content, importedLayers } = draft;
  return { organisationId, filename, content, importedLayers };
}

/** Files that wait for a person to say what they hold. */
export const listSiteDrafts = ({ db, actor }: Context) => drafts.list(db, organisationsWhere(actor, 'import.run'));

/**
 * Of what is imported nothing waits: the file leaves with the import that brings it in, or stays with it. One of several
 * layers waits for the others, and none of them is imported twice.
 */
export async function takeSiteDraft(tx: Tx, id: string, layer: string | undefined): Promise<void> {
  if (!layer) {
    if (!(await drafts.take(tx, id))) throw missing('Ce fichier en attente');
  } else if (!(await drafts.takeLayer(tx, id, layer))) throw layerImported(layer);
}

const layerImported = (layer: string) =>
  new DomainError(
    'conflict',
    'layer_imported',
    `La couche «\u00a0${layer}\u00a0» de ce fichier est déjà importée. Pour la reprendre, annulez son import, puis déposez de nouveau le fichier.`,
  );

export async function dropSiteDraft(context: Context, id: string): Promise<void> {
  await readSiteDraft(context, id);
  await drafts.remove(context.db, id);
}
