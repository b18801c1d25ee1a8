import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface LatestObservation {
  siteId: string;
  site: string;
  observedOn: string;
  organisation: string;
  scale: string;
  level: string;
}

/** The last states that everybody may read, of places whose position is no secret; at a commune or an EPCI where one is given. */
export async function listLatestObservations(
  db: Db,
  limit: number,
  place?: { kind: string; code: string },
): Promise<LatestObservation[]> {
  const there = place
    ? sql`and exists (select from site_territory crossing join territory on territory.id = crossing.territory_id
        where crossing.site_id = site.id and territory.code = ${place.code} and territory.kind = ${place.kind})`
    : sql``;
  const { rows } = await sql<LatestObservation>`
    select site.id as site_id, site.name as site, observation.observed_on::text, observation.observer as organisation,
      observation.scale, observation.level
    from published_observation observation join site on site.id = observation.site_id and not site.vulnerable
    where observation.access <> 'none' ${there}
    order by observation.observed_on desc, observation.id limit ${limit}
  `.execute(db);
  return rows;
}
