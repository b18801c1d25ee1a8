import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { unseen } from '../condition/scale.ts';
import type { Lack } from './lack.ts';

export interface Incomplete {
  id: string;
  kind: string;
  name: string;
  commune: string | null;
  /** The last day somebody saw it. */
  seenOn: string | null;
  lacking: Lack[];
}

export interface Completeness {
  elements: number;
  counts: Record<Lack, number>;
  rows: Incomplete[];
  total: number;
}

interface Wanted {
  organisationIds: string[];
  /** Observations of before that day are too old. */
  since: string;
  today: string;
  lack: Lack | null;
  offset: number;
  limit: number;
}

/** Elements of the register of which something is not known, by name, and how many lack what. */
export async function findIncomplete(db: Db, wanted: Wanted): Promise<Completeness> {
  const { rows } = await sql<{
    elements: number;
    observation: number;
    owner: number;
    position: number;
    total: number;
    rows: Incomplete[];
  }>`
    with ${looked(wanted)}, kept as (
      select * from looked where ${wanted.lack ? sql`${wanted.lack} = any(lacking)` : sql`cardinality(lacking) > 0`}
    ), page as (
      select * from kept order by name collate fr, id limit ${wanted.limit} offset ${wanted.offset}
    )
    select count(*)::int as elements,
      count(*) filter (where 'observation' = any(lacking))::int as observation,
      count(*) filter (where 'owner' = any(lacking))::int as owner,
      count(*) filter (where 'position' = any(lacking))::int as position,
      (select count(*)::int from kept) as total,
      coalesce((select json_agg(json_build_object('id', page.id, 'kind', page.kind, 'name', page.name, 'seenOn', page.seen_on,
          'lacking', page.lacking, 'commune', (${communeOf(sql.ref('page.id'))})) order by page.name collate fr, page.id)
        from page), '[]'::json) as rows
    from looked
  `.execute(db);
  const found = rows[0] ?? { elements: 0, observation: 0, owner: 0, position: 0, total: 0, rows: [] };
  const { elements, observation, owner, position, total } = found;
  return { elements, counts: { observation, owner, position }, rows: found.rows, total };
}

/** Every element, the day it was last seen, and what is not known of it. */
const looked = ({ organisationIds, since, today }: Wanted): RawBuilder<unknown> => sql`
  seen as (
    select site_id, max(observed_on) as seen_on from condition_observation observation
    where observation.level <> ${unseen} and not observation.generated and observation.organisation_id = any(${organisationIds}::uuid[])
      and not exists (select from condition_observation later where later.replaces_id = observation.id)
    group by site_id
  ), owned as (
    select distinct site_id from site_party
    where role = 'owner' and replaced_in is null and (until is null or until >= ${today}::date)
  ), looked as (
    select site.id, site.kind, site.name, seen.seen_on, array_remove(array[
      case when seen.seen_on is null or seen.seen_on < ${since}::date then 'observation' end,
      case when owned.site_id is null then 'owner' end,
      case when site.precision in ('unknown', 'commune') then 'position' end], null) as lacking
    from site left join seen on seen.site_id = site.id left join owned on owned.site_id = site.id
    where site.level = 'element' and site.organisation_id = any(${organisationIds}::uuid[])
  )`;

/** The commune that holds most of a place. */
const communeOf = (siteId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select territory.name from site_territory crossing join territory on territory.id = crossing.territory_id
  where crossing.site_id = ${siteId} and territory.kind = 'commune' order by crossing.share desc, territory.name limit 1`;
