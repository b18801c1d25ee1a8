import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

export interface LayerExtent {
  kind: string;
  count: number;
  /** In degrees: west, south, east, north; null where nothing is placed. */
  box: [number, number, number, number] | null;
}

/** What is published: the types of places and the kinds of zones, how many of each and where. */
export async function measureLayers(db: Db): Promise<{ sites: LayerExtent[]; zones: LayerExtent[] }> {
  const measured = async (table: string): Promise<LayerExtent[]> => {
    const { rows } = await sql<LayerExtent>`
      with layer as (select kind, count(*)::int as count, ST_Extent(geometry) as reach from ${sql.table(table)} group by kind),
        placed as (select kind, count, ST_Transform(ST_SetSRID(reach::geometry, 2154), 4326) as reach from layer)
      select kind, count, case when reach is not null
        then json_build_array(ST_XMin(reach), ST_YMin(reach), ST_XMax(reach), ST_YMax(reach)) end as box
      from placed
    `.execute(db);
    return rows;
  };
  return { sites: await measured('published_site'), zones: await measured('published_zone') };
}
