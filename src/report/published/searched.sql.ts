import { sql } from 'kysely';
import type { SearchedKind, SearchReader } from '../../kernel/searched.ts';

/** The edition in force at its address, or one in the making for those who read it. */
const editionShown = ({ readsEditionsOf }: SearchReader) => sql`(
  edition.organisation_id = any(${readsEditionsOf}::uuid[]) or edition.state = 'published' and not exists (
    select from edition later where later.organisation_id = edition.organisation_id and later.report_type = edition.report_type
      and later.year = edition.year and later.erratum > edition.erratum and later.state = 'published'))`;

const publisher = sql`(select short_name from organisation where id = edition.organisation_id)`;
const editionAddress = sql`'/rapports/' || (select slug from organisation where id = edition.organisation_id)
  || '/' || edition.report_type || '/' || edition.year`;

export const searchedEditions: SearchedKind = {
  kind: 'report',
  label: 'Rapports',
  table: sql`edition`,
  key: sql`edition.id`,
  title: sql`edition.title`,
  note: sql`concat_ws(' · ', edition.year, ${publisher}, case when edition.state <> 'published' then 'en préparation' end)`,
  href: sql`case when edition.state = 'published' then ${editionAddress} else '/travail/campagnes/' || edition.id end`,
  form: sql`edition.form`,
  words: sql`search_words(edition.title || ' ' || edition.year::text)`,
  names: [sql`edition.form`],
  weight: sql`edition.year`,
  shown: editionShown,
};

export const searchedSheets: SearchedKind = {
  kind: 'sheet',
  label: 'Fiches de rapport',
  table: sql`sheet join edition on edition.id = sheet.edition_id`,
  key: sql`sheet.id`,
  title: sql`sheet.title`,
  note: sql`concat_ws(' · ', edition.year, ${publisher}, case when edition.state <> 'published' then 'en préparation' end)`,
  href: sql`case when edition.state = 'published' then ${editionAddress} || '/fiches/' || sheet.code else '/travail/fiches/' || sheet.id end`,
  form: sql`sheet.form`,
  words: sql`search_words(sheet.code || ' ' || sheet.title || ' ' || coalesce(sheet.subtitle, '') || ' ' || jsonb_path_query_array(sheet.content, '$.**.text')::text)`,
  names: [sql`sheet.form`],
  weight: sql`edition.year`,
  shown: editionShown,
};
