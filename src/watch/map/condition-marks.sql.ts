import { type RawBuilder, sql } from 'kysely';
import { type AskedLayer, type SiteFilter, sitesWhere } from '../../site/index.ts';

/** Places that somebody saw, each by its last observation that who asks may read; `levels` in the order of their rank. */
export const conditionMarks = ({ filter, worksIn, steersIn }: AskedLayer, levels: string[]): RawBuilder<unknown> => sql`
  select site.id, last.level as key, last.observed_on, last.generated, ${rankOf(levels)} as rank, site.mark, null::geometry as shape
  from site_condition last join site on site.id = last.site_id
  where ${readable(worksIn, steersIn)} and ${sitesWhere(filter, worksIn)}`;

/**
 * The worst of each cell, without reading the register where nothing of it is asked for. Rank and number make one word,
 * whose greatest is found without a sort: a rank has one digit.
 */
export const worstConditions = (
  { filter, worksIn, steersIn }: AskedLayer,
  levels: string[],
  keys: string[],
): RawBuilder<unknown> => sql`
  select last.site_id as id, last.level as key, last.observed_on, last.generated, ${rankOf(levels)} as rank, across, up, site.mark
  from (
    select last.afar_across as across, last.afar_up as up, max((${rankOf(levels)} || ' ' || last.observation_id) collate "C") as word
    from site_condition last
    where ${readable(worksIn, steersIn)} and (last.afar_across <> 0 or last.afar_up <> 0)
      and ${keys.length > 0 ? sql`last.level = any(${keys}::text[])` : sql`true`} and ${keptTo(filter, worksIn)}
    group by last.afar_across, last.afar_up
  ) worst join site_condition last on last.observation_id = right(word, 36)::uuid join site on site.id = last.site_id`;

const keptTo = (filter: SiteFilter, worksIn: string[]): RawBuilder<unknown> =>
  Object.values(filter).some((asked) => asked?.length)
    ? sql`exists (select from site where site.id = last.site_id and ${sitesWhere(filter, worksIn)})`
    : sql`true`;

export const toldCondition = sql`
  select site.name, '/sites/' || site.id || '/etat' as href,
    'vu le ' || to_char(placed.observed_on, 'DD/MM/YYYY') || case when placed.generated then ', exemple inventé' else '' end as said
  from site where site.id = placed.id`;

const rankOf = (levels: string[]) => sql`array_position(${levels}::text[], last.level)`;

/** What is the last for who asks, where its place may be seen. */
const readable = (worksIn: string[], steersIn: string[]): RawBuilder<unknown> => sql`
  (case when last.organisation_id = any(${steersIn}::uuid[]) then 'steering'
      when last.organisation_id = any(${worksIn}::uuid[]) then 'workers' else 'everyone' end) = any(last.audiences)
    and (last.published and not last.vulnerable or last.organisation_id = any(${worksIn}::uuid[]))`;
