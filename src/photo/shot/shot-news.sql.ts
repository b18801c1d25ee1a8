import { sql } from 'kysely';
import type { NewsKind } from '../../kernel/news.ts';

export const shotNews: NewsKind = {
  kind: 'photographie',
  one: 'Photographie',
  many: 'photographies',
  rows: ({ planId, siteId }) =>
    planId
      ? null
      : sql`select shot.id::text, shot.recorded_at as at, viewpoint.organisation_id, ltrim(viewpoint.reference || ' ' || viewpoint.title) as title,
          viewpoint.locality as note, case when shot.precision = 'day' then shot.taken_on end as day,
          '/photographies/' || viewpoint.id as href
        from published_shot shot join published_viewpoint viewpoint on viewpoint.id = shot.viewpoint_id
        where shot.kind = 'shot' and shot.file is not null and not exists (
            select from viewpoint_site link join site on site.id = link.site_id and site.vulnerable where link.viewpoint_id = viewpoint.id)
          ${siteId ? sql`and exists (select from viewpoint_site link where link.viewpoint_id = viewpoint.id and link.site_id = ${siteId})` : sql``}`,
};
