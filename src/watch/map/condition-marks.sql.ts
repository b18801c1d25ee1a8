import { type RawBuilder, sql } from 'kysely';
import { type AskedLayer, sitesWhere } from '../../site/index.ts';
import { unseen } from '../condition/scale.ts';

/**
 * Places that somebody saw, each by its last observation that who asks may read; `levels` in the order of their rank.
 * All of them at once are read in the order of an index, and their places beside; of a tile, each place looks for its own.
 */
export const conditionMarks = (asked: AskedLayer, levels: string[]): RawBuilder<unknown> => {
  const { filter, worksIn, whole } = asked;
  const last = whole
    ? sql`(
        select distinct on (observation.site_id) observation.* from condition_observation observation
        where ${readable(asked)} order by observation.site_id, observation.observed_on desc, observation.recorded_at desc
      ) last join site on site.id = last.site_id`
    : sql`site cross join lateral (
        select observation.* from condition_observation observation
        where observation.site_id = site.id and ${readable(asked)}
        order by observation.observed_on desc, observation.recorded_at desc limit 1
      ) last`;
  return sql`
    select site.id, last.level as key, last.observed_on, last.generated,
      array_position(${levels}::text[], last.level) as rank, site.mark, null::geometry as shape
    from ${last}
    where (not site.vulnerable or site.organisation_id = any(${worksIn}::uuid[])) and ${sitesWhere(filter, worksIn)}`;
};

export const toldCondition = sql`
  select site.name, '/sites/' || site.id || '/etat' as href,
    'vu le ' || to_char(placed.observed_on, 'DD/MM/YYYY') || case when placed.generated then ', exemple inventé' else '' end as said
  from site where site.id = placed.id`;

/** An observation that stands, saw something, and may be read where its place may be. */
const readable = ({ worksIn, steersIn }: AskedLayer): RawBuilder<unknown> => sql`
  observation.level <> ${unseen}
    and not exists (
      select from condition_observation later where later.replaces_id = observation.id and later.replaces_id is not null
    )
    and (observation.audience = 'everyone'
      or observation.audience <> 'steering' and observation.organisation_id = any(${worksIn}::uuid[])
      or observation.organisation_id = any(${steersIn}::uuid[]))`;
