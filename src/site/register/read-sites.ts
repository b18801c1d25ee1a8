import { type Context, organisationsWhere } from '../../identity/index.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { listSites, type SiteFilter } from './list-sites.sql.ts';

/** Places shown on one page of the list. */
export const pageSize = 50;

/** The register as who asks may see it: published places, and all those of the organisations where they work. */
export const readSites = ({ db, actor }: Context, filter: SiteFilter, page = 1) =>
  listWhileUnchanged({ db, filter, organisationIds: organisationsWhere(actor, 'work.read'), page });

interface Asked {
  db: Db;
  filter: SiteFilter;
  organisationIds: string[];
  page: number;
}

const listWhileUnchanged = keepWhileUnchanged(
  ({ db, filter, organisationIds, page }: Asked) =>
    listSites(db, filter, organisationIds, { offset: (page - 1) * pageSize, limit: pageSize }),
  ({ filter, organisationIds, page }) => JSON.stringify([filter, organisationIds, page]),
);
