import { sql } from 'kysely';
import type { SearchedKind } from '../kernel/searched.ts';

export const searchedSites: SearchedKind = {
  kind: 'site',
  label: 'Sites',
  table: sql`site`,
  key: sql`site.id`,
  title: sql`site.name`,
  note: sql`(select string_agg(territory.name, ', ' order by crossing.share desc nulls last, territory.name)
    from site_territory crossing join territory on territory.id = crossing.territory_id and territory.kind = 'commune'
    where crossing.site_id = site.id)`,
  href: sql`'/sites/' || site.id`,
  form: sql`site.search`,
  words: sql`search_words(site.name)`,
  names: [sql`site.search`],
  otherwise: ({ form }) => sql`select site_id, true from site_identifier where search_form(value) = ${form}`,
  // Nothing leads a stranger to a vulnerable place.
  shown: ({ worksIn }) =>
    sql`(site.published and not site.vulnerable or site.organisation_id = any(${worksIn}::uuid[]))`,
};
