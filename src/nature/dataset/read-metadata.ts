import { type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findMetadata, listActors, type MetadataKind, type MetadataRow } from './metadata.sql.ts';

/** A framework or a dataset with its actors, for those who work there; a published dataset for everybody. */
export async function readMetadata(context: Context, kind: MetadataKind, id: string) {
  const row = isId(id) ? await findMetadata(context.db, kind, id) : undefined;
  if (!row || !mayRead(context, row))
    throw missing(kind === 'dataset' ? 'Ce jeu de données' : 'Ce cadre d’acquisition');
  const actors = await listActors(context.db, kind, id);
  const isInside = may(context.actor, 'record.read', row);
  return { row, actors: isInside ? actors : actors.map((actor) => ({ ...actor, email: '' })) };
}

const mayRead = ({ actor }: Context, row: MetadataRow): boolean =>
  row.published === true || may(actor, 'record.read', row);
