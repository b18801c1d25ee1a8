import { z } from 'zod';
import { DomainError } from '../../kernel/errors.ts';
import type { GeoJson } from '../register/site.ts';
import { cellText, type PlaceFile } from './place-file.ts';

const feature = z.object({
  properties: z.record(z.string(), z.unknown()).nullable().default({}),
  geometry: z
    .custom<GeoJson>((given) => typeof given === 'object')
    .nullable()
    .default(null),
});

const collection = z.object({
  features: z.array(feature),
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
});

/** GeoJSON (RFC 7946); the `crs` member of the draft of 2008, which QGIS still writes, is read too. */
export function readGeoJson(text: string): PlaceFile {
  const { features, crs } = parse(text);
  const header = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const rows = features.map(({ properties, geometry }, at) => ({
    line: at + 1,
    cells: Object.fromEntries(header.map((name) => [name, cellText(properties?.[name])])),
    geometry,
  }));
  return { format: 'geojson', epsg: epsgIn(crs?.properties.name), header, rows };
}

function parse(text: string): z.output<typeof collection> {
  try {
    return collection.parse(JSON.parse(text));
  } catch {
    throw new DomainError(
      'invalid',
      'broken_geojson',
      'Ce fichier GeoJSON ne se lit pas\u00a0: il doit contenir une collection d’objets (« FeatureCollection »). Exportez-le de nouveau depuis votre logiciel.',
    );
  }
}

/** "urn:ogc:def:crs:EPSG::2154" or "EPSG:2154"; degrees where nothing is said, as the standard wants. */
const epsgIn = (name: string | undefined): number => Number(/EPSG:+(\d+)$/i.exec(name ?? '')?.[1] ?? 4326);
