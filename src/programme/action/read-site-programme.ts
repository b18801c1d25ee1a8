import { type Context, organisationsWhere } from '../../identity/index.ts';
import { printInCommunes, readSiteCounts } from '../../indicator/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findCommunesOfSite, listActionsOfSite } from './site-actions.sql.ts';

/** What is done at a place, what is counted there and measured in its communes, for who asks. */
export async function readSiteProgramme(context: Context, siteId: string) {
  const worksIn = organisationsWhere(context.actor, 'work.read');
  const codes = isId(siteId) ? await findCommunesOfSite(context.db, siteId, worksIn) : null;
  if (!codes) throw missing('Ce site');
  const [actions, counts, figures] = await Promise.all([
    listActionsOfSite(context.db, siteId, worksIn),
    readSiteCounts(context, siteId),
    printInCommunes(context, codes),
  ]);
  return { actions, counts, figures };
}

export type SiteProgramme = Awaited<ReturnType<typeof readSiteProgramme>>;
