import { type RawBuilder, sql } from 'kysely';
import type { AskedLayer } from '../../site/index.ts';
import { isWithin } from '../../territory/index.ts';

/** Projects of the organisations in which who asks works: their outline, else the middle of each of their communes. */
export const projectMarks = ({ filter, worksIn }: AskedLayer, open: string[]): RawBuilder<unknown> => sql`
  select project.id, case when project.stage = any(${open}::text[]) then 'ouverts' else 'clos' end as key,
    case when project.stage = any(${open}::text[]) then 1 else 0 end as rank,
    coalesce(ST_PointOnSurface(project.geometry), place.mark) as mark, project.geometry as shape
  from project left join lateral (
    select coalesce(ST_PointOnSurface(outline.outline), ST_Transform(territory.centre, 2154)) as mark
    from project_territory named join territory on territory.id = named.territory_id
      left join territory_outline outline on outline.territory_id = territory.id
    where named.project_id = project.id and project.geometry is null
  ) place on true
  where project.organisation_id = any(${worksIn}::uuid[])
    and ${
      filter.territory
        ? sql`exists (select from project_territory named join territory on territory.id = named.territory_id
            where named.project_id = project.id and ${isWithin(filter.territory)})`
        : sql`true`
    }`;

export const toldProject = (labels: Record<string, string>): RawBuilder<unknown> => sql`
  select project.name, '/veille/projets/' || project.id as href, ${JSON.stringify(labels)}::jsonb ->> project.stage as said
  from project where project.id = placed.id`;
