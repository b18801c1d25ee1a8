import { type RawBuilder, sql } from 'kysely';
import { type AskedLayer, sitesWhere } from '../../site/index.ts';

/** Viewpoints as who asks may see them; where the map is kept to some places, those that show one of these. */
export const viewpointMarks = ({ filter, worksIn, today }: AskedLayer): RawBuilder<unknown> => {
  const closed = sql`viewpoint.ended_on <= ${today}::date`;
  const kept =
    filter.text || filter.territory || filter.kinds?.length
      ? sql`exists (select from viewpoint_site shown join site on site.id = shown.site_id
          where shown.viewpoint_id = viewpoint.id and ${sitesWhere(filter, worksIn)})`
      : sql`true`;
  return sql`
    select viewpoint.id, case when ${closed} then 'clos' else 'suivis' end as key,
      case when ${closed} then 0 else 1 end as rank, viewpoint.geometry as mark, null::geometry as shape
    from (
      select id, ended_on, geometry from viewpoint where organisation_id = any(${worksIn}::uuid[])
      union all
      select id, ended_on, geometry from published_viewpoint where organisation_id <> all(${worksIn}::uuid[])
    ) viewpoint where ${kept}`;
};

export const toldViewpoint = sql`
  select viewpoint.title as name, '/photographies/' || viewpoint.id as href,
    concat_ws(', ', nullif(viewpoint.locality, ''), (
      select 'dernière image de ' || to_char(max(shot.taken_on), 'YYYY') from shot
      where shot.viewpoint_id = viewpoint.id and shot.file is not null and shot.withdrawn_at is null
    )) as said
  from viewpoint where viewpoint.id = placed.id`;
