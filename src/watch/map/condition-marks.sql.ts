import { type RawBuilder, sql } from 'kysely';
import { type AskedLayer, sitesWhere } from '../../site/index.ts';
import { unseen } from '../condition/scale.ts';

/**
 * Places that somebody saw, each by its last observation that who asks may read; `levels` in the order of their rank.
 * All of them at once are sorted; of a tile, each place looks for its own.
 */
export const conditionMarks = (asked: AskedLayer, levels: string[]): RawBuilder<unknown> => {
  const { filter, worksIn } = asked;
  const said = (site: 'site' | 'last') => sql`
    select last.level as key, ${sql.ref(`${site}.name`)}, '/sites/' || ${sql.ref(`${site}.id`)} || '/etat' as href,
      'vu le ' || to_char(last.observed_on, 'DD/MM/YYYY') || case when last.generated then ', exemple inventé' else '' end as said,
      array_position(${levels}::text[], last.level) as rank, ${sql.ref(`${site}.mark`)}, null::geometry as shape`;
  const seen = sql`(not site.vulnerable or site.organisation_id = any(${worksIn}::uuid[])) and ${sitesWhere(filter, worksIn)}`;
  if (asked.whole)
    return sql`${said('last')} from (
        select distinct on (observation.site_id) observation.site_id as id, observation.level, observation.observed_on,
          observation.generated, site.name, site.mark
        from condition_observation observation join site on site.id = observation.site_id
        where ${readable(asked)} and ${seen}
        order by observation.site_id, observation.observed_on desc, observation.recorded_at desc
      ) last`;
  return sql`${said('site')} from site cross join lateral (
      select observation.level, observation.observed_on, observation.generated from condition_observation observation
      where observation.site_id = site.id and ${readable(asked)}
      order by observation.observed_on desc, observation.recorded_at desc limit 1
    ) last where ${seen}`;
};

/** An observation that stands, saw something, and may be read. */
const readable = ({ worksIn, steersIn }: AskedLayer): RawBuilder<unknown> => sql`
  observation.level <> ${unseen}
    and not exists (select from condition_observation later where later.replaces_id = observation.id)
    and (observation.audience = 'everyone' and site.published
      or observation.audience <> 'steering' and observation.organisation_id = any(${worksIn}::uuid[])
      or observation.organisation_id = any(${steersIn}::uuid[]))`;
