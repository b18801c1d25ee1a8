import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type SiteFilter, sitesWhere } from '../register/list-sites.sql.ts';

/** West, south, east and north of the places kept, in degrees; null where none is drawn. */
export async function findExtent(
  db: Db,
  filter: SiteFilter,
  organisationIds: string[],
): Promise<[number, number, number, number] | null> {
  const { rows } = await sql<{ box: [number, number, number, number] | null }>`
    select case when box is not null then json_build_array(ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)) end as box
    from (
      select ST_Transform(ST_SetSRID(ST_Extent(site.mark)::geometry, 2154), 4326) as box
      from site where (not site.vulnerable or site.organisation_id = any(${organisationIds}::uuid[]))
        and ${sitesWhere(filter, organisationIds)}
    ) kept
  `.execute(db);
  return rows[0]?.box ?? null;
}
