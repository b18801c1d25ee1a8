import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Tone } from '../map/map-layer.ts';
import { seenSites, seenZones } from '../register/seen-places.sql.ts';
import type { GeoJson } from '../register/site.ts';
import type { Bounds } from './frame.ts';

/** What a plan draws, in metres of Lambert-93; `view` and `mark` are laid over it by whoever asks for it. */
export interface PlanShape {
  role: 'commune' | 'town' | 'zone' | 'neighbour' | 'site' | 'view' | 'mark';
  name: string;
  /** Of a zone: its kind. */
  kind: string;
  shape: GeoJson;
  /** Where its name is written. */
  label: [number, number] | null;
  /** Of a mark: its colour, amber where it is not said. */
  tone?: Tone;
}

/** The bounds of a place's outline; undefined where it has none. */
export async function findBounds(db: Db, seen: 'site' | 'published_site', id: string): Promise<Bounds | undefined> {
  const { rows } = await sql<{ bounds: Bounds }>`
    select json_build_array(ST_XMin(geometry), ST_YMin(geometry), ST_XMax(geometry), ST_YMax(geometry)) as bounds
    from ${sql.table(seen)} site where id = ${id}::uuid and geometry is not null
  `.execute(db);
  return rows[0]?.bounds;
}

/** Communes of which only the middle is known are written by their names, the most populous first. */
const mostTowns = 12;

/** What lies in a frame, cut at its sides and simplified to what is printed: communes first, the places last. */
export async function listPlanShapes(
  db: Db,
  worksIn: string[],
  ids: string[],
  frame: Bounds,
  metresByStep: number,
): Promise<PlanShape[]> {
  const { rows } = await sql<PlanShape>`
    with frame as (select ST_MakeEnvelope(${sql.join(frame.map((side) => sql`${side}::float8`))}, 2154) as box),
    found as (
      select 1 as place, 'commune' as role, territory.name, '' as kind, outline.outline as geometry
      from territory_outline outline join territory on territory.id = outline.territory_id, frame
      where territory.kind = 'commune' and outline.outline && frame.box
      union all
      select * from (
        select 5, 'town', town.name, '' as kind, town.point
        from (select name, population, ST_Transform(centre, 2154) as point, id from territory
            where kind = 'commune' and centre is not null
              and vintage = (select max(vintage) from territory where kind = 'commune')
              and centre && ST_Transform((select box from frame), 4326)) town
          left join territory_outline outline on outline.territory_id = town.id
        where outline.territory_id is null
        order by population desc nulls last, town.name limit ${mostTowns}
      ) towns
      union all
      select 2, 'zone', zone.name, zone.kind, zone.geometry
      from ${seenZones(worksIn)} zone where zone.until is null and zone.geometry && (select box from frame)
      union all
      select case when site.id = any(${ids}::uuid[]) then 4 else 3 end,
        case when site.id = any(${ids}::uuid[]) then 'site' else 'neighbour' end, site.name, site.kind, site.geometry
      from ${seenSites(worksIn)} site
      where site.geometry && (select box from frame) and site.precision <> 'commune'
    ),
    cut as (
      select place, role, name, kind,
        ST_ClipByBox2D(ST_Simplify(geometry, ${metresByStep}::float8, true), frame.box) as shape
      from found, frame
    )
    select role, name, kind, ST_AsGeoJSON(shape, 1)::json as shape,
      json_build_array(ST_X(ST_PointOnSurface(shape)), ST_Y(ST_PointOnSurface(shape))) as label
    from cut where not ST_IsEmpty(shape) order by place, name collate fr
  `.execute(db);
  return rows;
}
