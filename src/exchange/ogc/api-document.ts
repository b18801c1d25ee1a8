import type { PublishedLayer } from '../../site/index.ts';
import { geoJson, json } from './documents.ts';
import { largestLimit, usualLimit } from './items-query.ts';
import { plainSystem, referenceSystemNames } from './reference-systems.ts';
import { tileMatrixSet, vectorTile } from './tile-documents.ts';

/**
 * What the service answers to, as OpenAPI 3.0 tells it. Each layer has paths of its own: from them clients such as
 * GDAL learn by which properties its features can be asked for.
 */
export function apiDocument(root: string, layers: PublishedLayer[]) {
  return {
    openapi: '3.0.3',
    info: {
      title: 'Carreau, données ouvertes',
      version: '1.0.0',
      description:
        'Les lieux et les zonages publiés, selon OGC API Features, parties 1 et 2, et OGC API Tiles, partie 1.',
    },
    servers: [{ url: root }],
    paths: {
      '/': reads('Point d’entrée', json),
      '/conformance': reads('Exigences satisfaites', json),
      '/api': reads('Cette description', json),
      '/collections': reads('Couches', json),
      '/tileMatrixSets': reads('Découpages en tuiles', json),
      [`/tileMatrixSets/${tileMatrixSet}`]: reads('Le découpage des cartes du web', json),
      ...Object.assign({}, ...layers.map(layerPaths)),
    },
  };
}

const layerPaths = (layer: PublishedLayer) => {
  const address = `/collections/${layer.name}`;
  return {
    [address]: reads(layer.title, json),
    [`${address}/items`]: reads(`${layer.title} : les objets`, geoJson, [
      ...itemsParameters,
      ...layer.fields.map(({ key, label, kind }) =>
        inQuery(key, `Seulement les objets où « ${label} » a cette valeur`, {
          type: kind === 'number' ? 'number' : 'string',
        }),
      ),
    ]),
    [`${address}/items/{id}`]: reads(`${layer.title} : un objet`, geoJson, [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      systemParameter('crs'),
    ]),
    [`${address}/tiles`]: reads(`${layer.title} : les jeux de tuiles`, json),
    [`${address}/tiles/${tileMatrixSet}`]: reads(`${layer.title} : où et comment demander les tuiles`, json),
    [`${address}/tiles/${tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}`]: reads(
      `${layer.title} : une tuile vectorielle, vide (204) où rien n’est à dessiner`,
      vectorTile,
      ['tileMatrix', 'tileRow', 'tileCol'].map((name) => {
        return { name, in: 'path', required: true, schema: { type: 'integer', minimum: 0 } };
      }),
    ),
  };
};

const reads = (summary: string, type: string, parameters: object[] = []) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: { description: summary, content: { [type]: { schema: { type: 'object' } } } },
      400: { description: 'Un paramètre est inconnu ou faux' },
      404: { description: 'Rien à cette adresse' },
    },
  },
});

const inQuery = (name: string, description: string, schema: object, more: object = {}) => ({
  name,
  in: 'query',
  description,
  required: false,
  schema,
  ...more,
});

const systemParameter = (name: string) =>
  inQuery(name, 'Système de coordonnées', { type: 'string', enum: referenceSystemNames, default: plainSystem });

const itemsParameters = [
  inQuery('limit', 'Nombre d’objets au plus', {
    type: 'integer',
    minimum: 1,
    maximum: largestLimit,
    default: usualLimit,
  }),
  inQuery(
    'bbox',
    'Rectangle où chercher : ouest, sud, est, nord',
    { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 6 },
    { style: 'form', explode: false },
  ),
  systemParameter('bbox-crs'),
  systemParameter('crs'),
  inQuery('datetime', 'Sans effet : ces objets n’ont pas de date propre', { type: 'string' }),
];
