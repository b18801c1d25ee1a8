import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { GeoJson } from '../register/site.ts';

export interface CheckedOutline {
  line: number;
  /** In degrees, mended where it crossed itself. */
  geometry: GeoJson;
  /** Where it crossed itself, in degrees; null of a sound outline. */
  crossing: { longitude: number; latitude: number } | null;
  /** Share of the area that mending changed. */
  changed: number;
  /** Outside metropolitan France and overseas: seldom a place, nearly always wrong coordinates. */
  astray: boolean;
}

/** Bounds of France and its overseas territories, in degrees, a wide margin around each. */
const france = [
  [-6, 41, 10.5, 52],
  [-64, 13.5, -51, 19],
  [-56.6, 46.5, -56, 47.3],
  [44, -22, 56.5, -12],
  [163, -24, 172, -19],
  [-180, -29, -134, -7],
] as const;

/** Outlines of a file in degrees, and what is wrong with each: one statement, each step of it worked out once. */
export async function checkOutlines(
  db: Db,
  outlines: { line: number; geometry: GeoJson }[],
  epsg: number,
): Promise<CheckedOutline[]> {
  const within = sql.join(
    france.map(
      ([west, south, east, north]) =>
        sql`ST_Within(centre, ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326))`,
    ),
    sql` or `,
  );
  const { rows } = await sql<CheckedOutline>`
    with given as materialized (
      select line, ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(geometry)), ${epsg}) as shape
      from json_to_recordset(${JSON.stringify(
        outlines.map(({ line, geometry }) => ({ line, geometry: JSON.stringify(geometry) })),
      )}::json) as given (line int, geometry text)
    ), judged as materialized (
      select line, shape, ST_IsValid(shape) as sound from given
    ), mended as materialized (
      select line, shape, sound,
        case when not sound then ST_SetSRID((ST_IsValidDetail(shape)).location, ${epsg}) end as crossing,
        case when sound then shape else ST_CollectionExtract(ST_MakeValid(shape), ST_Dimension(shape) + 1) end as mended
      from judged
    ), placed as materialized (
      select line, ST_Transform(mended, 4326) as shape, ST_Transform(crossing, 4326) as crossing,
        case when sound or ST_Area(mended) = 0 then 0 else abs(ST_Area(mended) - ST_Area(shape)) / ST_Area(mended) end as changed
      from mended
    ), centred as materialized (select *, ST_Centroid(shape) as centre from placed)
    select line, ST_AsGeoJSON(shape, 7)::json as geometry, changed::float8,
      case when crossing is not null
        then json_build_object('longitude', ST_X(crossing), 'latitude', ST_Y(crossing)) end as crossing,
      not (${within}) as astray
    from centred order by line
  `.execute(db);
  return rows;
}

export const knownEpsg = async (db: Db, epsg: number): Promise<boolean> => {
  const { rows } = await sql`select from spatial_ref_sys where srid = ${epsg}`.execute(db);
  return rows.length > 0;
};
