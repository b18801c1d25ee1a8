import type { Layer, PublishedLayer } from '../../site/index.ts';
import { plainSystem, referenceSystemNames, storageSystem } from './reference-systems.ts';

/** A relation between two addresses (RFC 8288). */
export interface Link {
  href: string;
  rel: string;
  type: string;
  title?: string;
  templated?: true;
}

export const json = 'application/json';
export const geoJson = 'application/geo+json';
export const jsonSchema = 'application/schema+json';
export const openApi = 'application/vnd.oai.openapi+json;version=3.0';

/** The classes of requirements that are met: Features parts 1 and 2, Tiles part 1. */
const conformance = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt',
  'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/tms/2.0/conf/tilematrixset',
  'http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset',
];

export const conformanceDocument = () => ({ conformsTo: conformance });

/** The first document, from which every other is reached. `root` is the address of the service. */
export const landingDocument = (root: string, origin: string) => ({
  title: 'Carreau, données ouvertes',
  description: 'Les lieux et les zonages publiés, par couche.',
  links: [
    { href: root, rel: 'self', type: json, title: 'Ce document' },
    { href: `${root}/api`, rel: 'service-desc', type: openApi, title: 'Description du service' },
    { href: `${origin}/donnees-ouvertes`, rel: 'service-doc', type: 'text/html', title: 'Page des données ouvertes' },
    { href: `${root}/conformance`, rel: 'conformance', type: json, title: 'Exigences satisfaites' },
    { href: `${root}/collections`, rel: 'data', type: json, title: 'Couches' },
    {
      href: `${root}/tileMatrixSets`,
      rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes',
      type: json,
      title: 'Découpage en tuiles',
    },
  ] satisfies Link[],
});

export const collectionsDocument = (root: string, layers: PublishedLayer[]) => ({
  links: [{ href: `${root}/collections`, rel: 'self', type: json }] satisfies Link[],
  crs: referenceSystemNames,
  collections: layers.map((layer) => collectionDocument(root, layer)),
});

export function collectionDocument(root: string, { name, title, box }: PublishedLayer) {
  const address = `${root}/collections/${name}`;
  return {
    id: name,
    title,
    itemType: 'feature',
    ...(box ? { extent: { spatial: { bbox: [box], crs: plainSystem } } } : {}),
    crs: referenceSystemNames,
    storageCrs: storageSystem,
    links: [
      { href: address, rel: 'self', type: json },
      { href: `${address}/items`, rel: 'items', type: geoJson, title },
      { href: `${address}/schema`, rel: 'describedby', type: jsonSchema, title: 'Propriétés' },
      {
        href: `${address}/tiles`,
        rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
        type: json,
        title: 'Tuiles vectorielles',
      },
    ] satisfies Link[],
  };
}

/** The properties of a layer's features, with their types and French names. */
export const schemaDocument = (address: string, { title, fields }: Layer) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${address}/schema`,
  title,
  type: 'object',
  properties: {
    geometry: { format: 'geometry-any' },
    ...Object.fromEntries(
      fields.map(({ key, label, kind }) => [key, { title: label, type: kind === 'number' ? 'number' : 'string' }]),
    ),
  },
});
