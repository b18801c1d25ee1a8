import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { audiences } from '../audience.ts';
import { unseen } from './scale.ts';

/** Observations of one place follow one another, so that each works out the last from all those before it. */
export const lockSite = (tx: Tx, siteId: string) =>
  sql`select from site where id = ${siteId}::uuid for no key update`.execute(tx);

/** Works out anew which observation each audience reads as the last of these places. */
export async function refreshConditions(db: Db, siteIds: string[]): Promise<void> {
  await sql`delete from site_condition where site_id = any(${siteIds}::uuid[])`.execute(db);
  await sql`
    insert into site_condition (observation_id, site_id, organisation_id, published, vulnerable, afar_across, afar_up,
      audiences, level, observed_on, generated)
    select last.id, site.id, site.organisation_id, site.published, site.vulnerable, site.afar_across, site.afar_up,
      array_agg(reader.audience order by reader.reach), last.level, last.observed_on, last.generated
    from site cross join unnest(${audiences}::text[]) with ordinality reader (audience, reach)
      cross join lateral (
        select observation.* from condition_observation observation
        where observation.site_id = site.id and observation.level <> ${unseen}
          and array_position(${audiences}::text[], observation.audience) <= reader.reach
          and not exists (select from condition_observation later where later.replaces_id = observation.id)
        order by observation.observed_on desc, observation.recorded_at desc, observation.id desc limit 1
      ) last
    where site.id = any(${siteIds}::uuid[])
    group by last.id, site.id, last.level, last.observed_on, last.generated
  `.execute(db);
}
