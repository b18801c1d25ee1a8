import { type RawBuilder, sql } from 'kysely';

/** A place or a zone as files and open data give it. */
export interface Feature {
  id: string;
  /** The type of a place, the kind of a zone. */
  kind: string;
  /** By property of its layer. */
  values: Record<string, string>;
  /** In the reference system asked for, as GeoJSON or well-known binary. */
  shape: string | Uint8Array | null;
}

/** How shapes are given back. */
export interface Shapes {
  /** EPSG code. */
  srid: 4326 | 2154;
  as: 'geojson' | 'wkb' | 'wkt' | 'none';
  /** As EPSG:4326 is defined, and unlike what files hold. */
  latitudeFirst?: boolean;
}

/** West, south, east, north. */
export type Box = [number, number, number, number];

/** Where features must be, in degrees or metres of Lambert-93. */
export interface Area {
  sides: Box;
  srid: Shapes['srid'];
}

/** A part of what a layer holds: features come in the order of their ids, from the one after `after`. */
export interface Part {
  area?: Area | undefined;
  /** Properties that must have this value. */
  equals: Record<string, string>;
  ids?: string[];
  after?: string | undefined;
  limit: number;
}

export const and = (conditions: RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` and `);

/** A box in degrees is no rectangle in Lambert-93: its sides are cut before they are turned. */
export function inArea(area: Area | undefined, geometry: RawBuilder<unknown>): RawBuilder<unknown>[] {
  if (!area) return [];
  const box = sql`ST_MakeEnvelope(${sql.join(area.sides.map((side) => sql`${side}::float8`))}, ${sql.lit(area.srid)})`;
  return [
    sql`ST_Intersects(${geometry}, ${area.srid === 2154 ? box : sql`ST_Transform(ST_Segmentize(${box}, 0.1), 2154)`})`,
  ];
}

/** Seven decimals of a degree are a centimetre; so are two of a metre. */
export function shapeOf(geometry: RawBuilder<unknown>, { srid, as, latitudeFirst }: Shapes): RawBuilder<unknown> {
  if (as === 'none') return sql`null`;
  const turned = srid === 2154 ? geometry : sql`ST_Transform(${geometry}, ${sql.lit(srid)})`;
  const placed = latitudeFirst ? sql`ST_FlipCoordinates(${turned})` : turned;
  const decimals = sql.lit(srid === 4326 ? 7 : 2);
  if (as === 'wkb') return sql`ST_AsBinary(${placed})`;
  return as === 'wkt' ? sql`ST_AsText(${placed}, ${decimals})` : sql`ST_AsGeoJSON(${placed}, ${decimals})`;
}
