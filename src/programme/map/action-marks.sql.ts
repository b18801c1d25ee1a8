import { type RawBuilder, sql } from 'kysely';
import { type AskedLayer, sitesWhere } from '../../site/index.ts';
import { isWithin } from '../../territory/index.ts';

/** Actions where they are known to be: at the places they concern, else in the middle of their communes. */
export const actionMarks = (
  { filter, worksIn }: AskedLayer,
  groups: Record<string, string>,
): RawBuilder<unknown> => sql`
  select action.id, ${JSON.stringify(groups)}::jsonb ->> action.stage as key, place.name as place,
    case ${JSON.stringify(groups)}::jsonb ->> action.stage when 'cours' then 3 when 'venir' then 2 when 'faites' then 1 else 0 end as rank,
    place.mark, null::geometry as shape
  from action join lateral (
    select site.name, site.mark from action_site link join site on site.id = link.site_id
    where link.action_id = action.id and (not site.vulnerable or site.organisation_id = any(${worksIn}::uuid[]))
      and ${sitesWhere(filter, worksIn)}
    union all
    select territory.name, coalesce(ST_PointOnSurface(outline.outline), ST_Transform(territory.centre, 2154))
    from action_territory link join territory on territory.id = link.territory_id and territory.kind = 'commune'
      left join territory_outline outline on outline.territory_id = territory.id
    where link.action_id = action.id and not exists (select from action_site site where site.action_id = action.id)
      and ${filter.territory ? isWithin(filter.territory) : sql`true`}
  ) place on true
  where (action.organisation_id = any(${worksIn}::uuid[]) or action.id in (select id from published_action))`;

export const toldAction = sql`
  select action.number || ', ' || action.title as name, '/actions/' || action.id as href, placed.place as said
  from action where action.id = placed.id`;
