import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { countLayerPart, type Feature, type Layer, type Part, propertiesOf, readLayerPart } from '../../site/index.ts';
import type { Answer } from './answer.ts';
import { geoJson, type Link } from './documents.ts';
import type { ItemsQuery } from './items-query.ts';
import { type ReferenceSystem, referenceSystems, withinDomain } from './reference-systems.ts';

/**
 * Features of a layer that answer a request, with the link to those that follow; their number is counted for the first
 * page alone. `asked` is the request's address.
 */
export async function readItems(db: Db, layer: Layer, query: ItemsQuery, asked: URL): Promise<Answer> {
  const area = query.box && withinDomain(query.box);
  const isNowhere = query.box !== undefined && area === undefined;
  const part: Part = { area, equals: query.equals, after: query.after, limit: query.limit + 1 };
  const [found, matched] = isNowhere
    ? [[], 0]
    : await Promise.all([
        readLayerPart(db, layer, part, shapesIn(query.system)),
        query.after ? undefined : countLayerPart(db, layer, part),
      ]);
  const shown = found.slice(0, query.limit);
  const next = found.length > shown.length ? shown.at(-1)?.id : undefined;
  const links: Link[] = [
    { href: asked.href, rel: 'self', type: geoJson },
    ...(next ? [{ href: addressAfter(asked, next), rel: 'next', type: geoJson }] : []),
  ];
  const head = JSON.stringify({
    type: 'FeatureCollection',
    numberMatched: matched,
    numberReturned: shown.length,
    links,
  });
  const features = shown.map((feature) => writeFeature(layer, feature));
  return inSystem(query.system, `${head.slice(0, -1)},"features":[${features.join(',')}]}`);
}

/** One feature, by its id. */
export async function readItem(
  db: Db,
  layer: Layer,
  id: string,
  system: ReferenceSystem,
  address: string,
): Promise<Answer> {
  const isId = /^[0-9a-f-]{36}$/.test(id);
  const [feature] = isId ? await readLayerPart(db, layer, { ids: [id], equals: {}, limit: 1 }, shapesIn(system)) : [];
  if (!feature) throw missing('Cet objet');
  const links: Link[] = [
    { href: `${address}/items/${id}`, rel: 'self', type: geoJson },
    { href: address, rel: 'collection', type: 'application/json' },
  ];
  return inSystem(system, writeFeature(layer, feature, { links }));
}

/** As RFC 7946 writes a feature; its shape comes written from the database. */
const writeFeature = (layer: Layer, { id, shape, values }: Feature, more: object = {}): string =>
  `${JSON.stringify({ type: 'Feature', id, ...more, properties: propertiesOf(layer, values) }).slice(0, -1)},"geometry":${shape ?? 'null'}}`;

const shapesIn = (system: ReferenceSystem) => ({ ...referenceSystems[system], as: 'geojson' as const });

const inSystem = (system: ReferenceSystem, body: string): Answer => ({
  body,
  type: geoJson,
  headers: { 'content-crs': `<${system}>` },
});

function addressAfter(asked: URL, id: string): string {
  const next = new URL(asked);
  next.searchParams.set('apres', id);
  return next.href;
}
