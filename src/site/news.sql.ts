import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import { isId } from '../kernel/identifier.ts';
import { inWords } from '../kernel/in-words.sql.ts';
import type { NewsKind } from '../kernel/news.ts';
import { listSiteTypes } from './read-site-types.ts';

export const siteNews: NewsKind = {
  kind: 'site',
  one: 'Site publié',
  many: 'sites publiés',
  rows: ({ planId, siteId }) =>
    planId
      ? null
      : sql`select site.id::text, site.published_at as at, site.organisation_id, site.name as title,
          ${inWords(sql`site.kind`, typeLabels())} as note, null::date as day, '/sites/' || site.id as href
        from site where site.published and not site.vulnerable ${siteId ? sql`and site.id = ${siteId}` : sql``}`,
};

const typeLabels = () => Object.fromEntries(listSiteTypes().map(({ name, label }) => [name, label]));

/** A place that everybody may follow: none is led to a vulnerable one. */
export async function findFollowedSite(db: Db, id: string): Promise<{ id: string; title: string } | undefined> {
  if (!isId(id)) return undefined;
  return db
    .selectFrom('publishedSite')
    .select(['id', 'name as title'])
    .where('id', '=', id)
    .where('vulnerable', '=', false)
    .executeTakeFirst();
}
