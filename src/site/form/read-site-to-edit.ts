import { authorise, type Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { readSite } from '../register/read-site.ts';
import { findSite } from '../register/site.sql.ts';
import { listNamedCommunes } from '../register/site-parts.sql.ts';
import { listSources } from '../register/source.sql.ts';

/** A place as its form shows it, with the communes that sources name and the sources of its organisation. */
export async function readSiteToEdit(context: Context, id: string) {
  const inside = isId(id) ? await findSite(context.db, 'site', id) : undefined;
  if (!inside) throw missing('Ce site');
  const { organisationId } = inside;
  authorise(context.actor, 'site.edit', { organisationId });
  const file = await readSite(context, id);
  const [communes, sources] = await Promise.all([
    listNamedCommunes(context.db, id),
    listSources(context.db, organisationId),
  ]);
  return { ...file, communes, sources };
}

export type EditedSite = Awaited<ReturnType<typeof readSiteToEdit>>;

/** The sources an organisation has named, to choose from. */
export async function readSources(context: Context, organisationId: string) {
  authorise(context.actor, 'site.edit', { organisationId });
  return listSources(context.db, organisationId);
}
