import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Tone } from '../map/map-layer.ts';
import type { MarkShape } from '../map/mark-shape.ts';
import { type SiteFilter, sitesWhere } from '../register/list-sites.sql.ts';
import { seenSites, seenZones } from '../register/seen-places.sql.ts';
import type { GeoJson } from '../register/site.ts';
import type { Bounds } from './frame.ts';
import { territoryShape } from './territory-shape.sql.ts';

/** What a plan draws, in metres of Lambert-93; `view`, `mark`, `sign` and `cell` are laid over it by whoever asks for it. */
export interface PlanShape {
  role: 'commune' | 'territory' | 'town' | 'zone' | 'neighbour' | 'site' | 'view' | 'mark' | 'sign' | 'cell';
  name: string;
  /** Of a zone: its kind. */
  kind: string;
  shape: GeoJson;
  /** Where its name is written. */
  label: [number, number] | null;
  /** Of a mark or a sign: its colour, amber where it is not said. */
  tone?: Tone;
  /** Of a sign: as the legend has it. */
  sign?: MarkShape;
  /** Of a cell: how deep its colour is, from 0 to 3. */
  depth?: number;
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

/** A frame wider than that, in metres, shows no outline of communes: a few names say where one is. */
const widest = 120_000;

/** Communes that a frame meets: their outlines, or their names alone. */
const groundIn = (frame: Bounds) => {
  const far = frame[2] - frame[0] > widest;
  return sql`
      select 1 as place, 'commune' as role, territory.name, '' as kind, outline.outline as geometry
      from territory_outline outline join territory on territory.id = outline.territory_id, frame
      where territory.kind = 'commune' and not ${far}::boolean and outline.outline && frame.box
      union all
      select * from (
        select 5, 'town', town.name, '' as kind, town.point
        from (select name, population, ST_Transform(centre, 2154) as point, id from territory
            where kind = 'commune' and centre is not null
              and vintage = (select max(vintage) from territory where kind = 'commune')
              and centre && ST_Transform((select box from frame), 4326)) town
          left join territory_outline outline on outline.territory_id = town.id
        where outline.territory_id is null or ${far}::boolean
        order by population desc nulls last, town.name limit ${mostTowns}
      ) towns`;
};

/** Zones in force that a frame meets, of some kinds where these are given. */
const zonesIn = (worksIn: string[], kinds?: string[]) => sql`
      select 2, 'zone', zone.name, zone.kind, zone.geometry
      from ${seenZones(worksIn)} zone where zone.until is null and zone.geometry && (select box from frame)
        and ${kinds ? sql`zone.kind = any(${kinds}::text[])` : sql`true`}`;

/** Cut at the sides of the frame and simplified to what is printed: communes first, the places last. */
async function drawnIn(db: Db, frame: Bounds, step: number, found: RawBuilder<unknown>): Promise<PlanShape[]> {
  const { rows } = await sql<PlanShape>`
    with frame as (select ST_MakeEnvelope(${sql.join(frame.map((side) => sql`${side}::float8`))}, 2154) as box),
    found as (${found}),
    cut as (
      select place, role, name, kind,
        ST_ClipByBox2D(ST_Simplify(geometry, ${step}::float8, true), frame.box) as shape
      from found, frame
    )
    select role, name, kind, ST_AsGeoJSON(shape, 1)::json as shape,
      json_build_array(ST_X(ST_PointOnSurface(shape)), ST_Y(ST_PointOnSurface(shape))) as label
    from cut where not ST_IsEmpty(shape) order by place, name collate fr
  `.execute(db);
  return rows;
}

/** What lies in a frame, around places and with them. */
export const listPlanShapes = (
  db: Db,
  worksIn: string[],
  ids: string[],
  frame: Bounds,
  metresByStep: number,
): Promise<PlanShape[]> =>
  drawnIn(
    db,
    frame,
    metresByStep,
    sql`${groundIn(frame)}
      union all
      ${zonesIn(worksIn)}
      union all
      select case when site.id = any(${ids}::uuid[]) then 4 else 3 end,
        case when site.id = any(${ids}::uuid[]) then 'site' else 'neighbour' end, site.name, site.kind, site.geometry
      from ${seenSites(worksIn)} site
      where site.geometry && (select box from frame) and site.precision <> 'commune'`,
  );

/** The communes of a frame alone, under what is laid over them. */
export const listGroundShapes = (db: Db, frame: Bounds, metresByStep: number): Promise<PlanShape[]> =>
  drawnIn(db, frame, metresByStep, groundIn(frame));

/** Places drawn at once: beyond, they would cover one another. */
const mostPlaces = 4000;
/** Steps of the drawing under which a place is its point. */
const speck = 16;

/** What a map shows; its places stand back where marks are laid over them. */
export interface ShownPlaces {
  filter: SiteFilter;
  zones: string[];
  role: 'site' | 'neighbour';
}

/**
 * Published places of a filter in a frame, each by its outline or, where that would not be seen, by its point; zones; the
 * commune or the EPCI that the filter keeps to.
 */
export const listMapShapes = (
  db: Db,
  { filter, zones, role }: ShownPlaces,
  frame: Bounds,
  metresByStep: number,
): Promise<PlanShape[]> =>
  drawnIn(
    db,
    frame,
    metresByStep,
    sql`${groundIn(frame)}
      union all
      ${zonesIn([], zones)}
      ${filter.territory ? sql`union all ${territoryShape(filter.territory, metresByStep)}` : sql``}
      union all
      select * from (
        select 4, ${role}::text, site.name, site.kind,
          case when greatest(ST_XMax(seen.geometry) - ST_XMin(seen.geometry), ST_YMax(seen.geometry) - ST_YMin(seen.geometry))
            >= ${speck * metresByStep}::float8 then seen.geometry else site.mark end
        from site join ${seenSites([])} seen on seen.id = site.id
        where site.mark && (select box from frame) and not site.vulnerable and ${sitesWhere(filter, [])}
        limit ${mostPlaces}
      ) places`,
  );

/** What the map of a filter draws, by name, and how many there are in all: neither drafts nor what is vulnerable. */
export async function listMapped(
  db: Db,
  filter: SiteFilter,
  limit: number,
): Promise<{ places: { name: string; kind: string; communes: string[] }[]; total: number }> {
  const { rows } = await sql<{ name: string; kind: string; communes: string[]; total: number }>`
    with found as (
      select site.id, site.name, site.kind, count(*) over ()::int as total
      from site where site.mark is not null and not site.vulnerable and ${sitesWhere(filter, [])}
      order by site.name collate fr_natural, site.id limit ${limit}
    )
    select name, kind, total,
      coalesce((select json_agg(territory.name order by crossing.share desc nulls last, territory.name)
        from site_territory crossing join territory on territory.id = crossing.territory_id
        where crossing.site_id = found.id and territory.kind = 'commune'), '[]'::json) as communes
    from found order by name collate fr_natural, id
  `.execute(db);
  return { places: rows, total: rows[0]?.total ?? 0 };
}

/** The bounds of the published places of a filter, in metres; undefined where none may be shown. */
export async function findMapBounds(db: Db, filter: SiteFilter): Promise<Bounds | undefined> {
  const { rows } = await sql<{ bounds: Bounds | null }>`
    select case when box is not null
      then json_build_array(ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)) end as bounds
    from (
      select ST_Extent(site.mark)::geometry as box from site where not site.vulnerable and ${sitesWhere(filter, [])}
    ) kept
  `.execute(db);
  return rows[0]?.bounds ?? undefined;
}
