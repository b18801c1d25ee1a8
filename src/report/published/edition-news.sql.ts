import { sql } from 'kysely';
import type { NewsKind } from '../../kernel/news.ts';

export const editionNews: NewsKind = {
  kind: 'rapport',
  one: 'Rapport publié',
  many: 'rapports publiés',
  rows: ({ planId, siteId }) =>
    planId || siteId
      ? null
      : sql`select edition.id::text, coalesce(
            (select max(step.at) from edition_step step where step.edition_id = edition.id and step.state = 'published'), edition.frozen_at
          ) as at, edition.organisation_id, edition.title,
          concat_ws(', ', case when strpos(edition.title, edition.year::text) = 0 then edition.year end,
            case when edition.erratum > 0 then 'erratum ' || edition.erratum end) as note, null::date as day,
          '/rapports/' || organisation.slug || '/' || edition.report_type || '/' || edition.year as href
        from published_edition edition join organisation on organisation.id = edition.organisation_id`,
};
