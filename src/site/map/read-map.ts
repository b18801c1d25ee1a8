import { type Context, organisationsWhere } from '../../identity/index.ts';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import { readSites } from '../register/read-sites.ts';
import { findExtent } from './extent.sql.ts';

/** What a map shows at first: where its places are, and the same places as a list. */
export async function readMap(context: Context, filter: SiteFilter, page: number) {
  const organisationIds = organisationsWhere(context.actor, 'work.read');
  const [extent, list] = await Promise.all([
    findExtent(context.db, filter, organisationIds),
    readSites(context, filter, page),
  ]);
  return { extent, ...list };
}
