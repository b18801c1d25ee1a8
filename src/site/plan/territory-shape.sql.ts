import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Bounds } from './frame.ts';

/** The outline of a commune or of an EPCI, or those of its communes where its own is not known. */
const outlinesOf = (code: string) => sql`
  (select id from territory where code = ${code} and kind in ('commune', 'epci') order by vintage desc limit 1) asked
  join lateral (
    select outline from territory_outline where territory_id = asked.id
    union all
    select outline from territory_member link join territory_outline member on member.territory_id = link.member_id
    where link.territory_id = asked.id and not exists (select from territory_outline own where own.territory_id = asked.id)
  ) known on true`;

/** Where a commune or an EPCI lies, in metres; undefined where no outline is known. */
export async function findTerritoryBounds(db: Db, code: string): Promise<Bounds | undefined> {
  const { rows } = await sql<{ bounds: Bounds | null }>`
    select case when box is not null
      then json_build_array(ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)) end as bounds
    from (select ST_Extent(known.outline)::geometry as box from ${outlinesOf(code)}) found
  `.execute(db);
  return rows[0]?.bounds ?? undefined;
}

/** One outline of it, as a shape of a drawing: on a grid, communes beside each other keep the side they share. */
export const territoryShape = (code: string, metresByStep: number) => sql`
      select 2 as place, 'territory' as role, '' as name, '' as kind,
        ST_Union(ST_MakeValid(ST_SnapToGrid(known.outline, ${metresByStep}::float8))) as geometry
      from ${outlinesOf(code)}`;
