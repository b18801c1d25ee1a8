import { type Context, organisationsWhere } from '../../identity/index.ts';
import { listSites, type SiteFilter } from './list-sites.sql.ts';

/** Places shown on one page of the list. */
export const pageSize = 50;

/** The register as who asks may see it: published places, and all those of the organisations where they work. */
export const readSites = ({ db, actor }: Context, filter: SiteFilter, page = 1) =>
  listSites(db, filter, organisationsWhere(actor, 'work.read'), { offset: (page - 1) * pageSize, limit: pageSize });
