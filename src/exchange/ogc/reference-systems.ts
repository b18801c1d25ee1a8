import type { Area, Box, Shapes } from '../../site/index.ts';

/** The reference systems that features are given in, by the names OGC API Features part 2 gives them. */
export const referenceSystems = {
  'http://www.opengis.net/def/crs/OGC/1.3/CRS84': { srid: 4326, latitudeFirst: false },
  'http://www.opengis.net/def/crs/EPSG/0/4326': { srid: 4326, latitudeFirst: true },
  'http://www.opengis.net/def/crs/EPSG/0/2154': { srid: 2154, latitudeFirst: false },
} as const satisfies Record<string, Omit<Shapes, 'as'>>;

export type ReferenceSystem = keyof typeof referenceSystems;
export const referenceSystemNames = Object.keys(referenceSystems) as ReferenceSystem[];

/** What is meant where a request names none: degrees, longitude first. */
export const plainSystem: ReferenceSystem = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const storageSystem: ReferenceSystem = 'http://www.opengis.net/def/crs/EPSG/0/2154';

/** A box of a request: four sides in the order of its reference system. */
export interface GivenBox {
  sides: Box;
  system: ReferenceSystem;
}

/** Where Lambert-93 is defined, in degrees: beyond it projecting has no meaning, and nothing is kept. */
const domain = { west: -9.86, south: 41.15, east: 10.38, north: 51.56 };

/** West, south, east and north as asked, kept to where Lambert-93 is defined; undefined where they do not meet. */
export function withinDomain({ sides, system }: GivenBox): Area | undefined {
  const { srid, latitudeFirst } = referenceSystems[system];
  if (srid === 2154) return { sides, srid };
  const [a, b, c, d] = sides;
  const [west, south, east, north] = latitudeFirst ? [b, a, d, c] : sides;
  const kept: Box = [
    Math.max(west, domain.west),
    Math.max(south, domain.south),
    Math.min(east, domain.east),
    Math.min(north, domain.north),
  ];
  return kept[0] <= kept[2] && kept[1] <= kept[3] ? { sides: kept, srid } : undefined;
}
