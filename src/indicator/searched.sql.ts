import { sql } from 'kysely';
import type { SearchedKind } from '../kernel/searched.ts';

export const searchedIndicators: SearchedKind = {
  kind: 'indicator',
  label: 'Indicateurs',
  table: sql`indicator`,
  key: sql`indicator.id`,
  title: sql`indicator.label`,
  note: sql`(select short_name from organisation where id = indicator.organisation_id)`,
  href: sql`'/indicateurs/' || indicator.id`,
  form: sql`indicator.form`,
  words: sql`search_words(indicator.search)`,
  names: [sql`indicator.form`, sql`lower(indicator.code)`],
  // As the catalogue lists them.
  shown: ({ worksIn }) => sql`indicator.archived_at is null and (
    indicator.organisation_id = any(${worksIn}::uuid[]) or indicator.formula is not null
    or exists (select from published_value value where value.indicator_id = indicator.id))`,
};
