import { missing } from '../../kernel/errors.ts';
import type { PublishedLayer } from '../../site/index.ts';
import { json, type Link } from './documents.ts';
import { plainSystem } from './reference-systems.ts';

export const vectorTile = 'application/vnd.mapbox-vector-tile';

/** The one way the ground is cut into tiles: that of the web's maps (Two Dimensional Tile Matrix Set 2.0, annex D.1). */
export const tileMatrixSet = 'WebMercatorQuad';
const definition = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${tileMatrixSet}`;
const projection = 'http://www.opengis.net/def/crs/EPSG/0/3857';

/** Refuses a way of cutting that is not known here. */
export function knownTileMatrixSet(name: string): void {
  if (name !== tileMatrixSet) throw missing('Ce découpage en tuiles');
}

/** As deep as outlines say something more. */
const deepest = 18;

/** Half the side of the world in metres of the projection, and the side of a pixel and the scale of the first matrix. */
const half = 20_037_508.3427892;
const [firstPixel, firstScale] = [156_543.033928041, 559_082_264.028717];

export const tileMatrixSetsDocument = (root: string) => ({
  tileMatrixSets: [
    { id: tileMatrixSet, title: 'Carte du web', uri: definition, crs: projection, links: [matrixLink(root, 'self')] },
  ],
});

const matrixLink = (root: string, rel: string): Link => ({
  href: `${root}/tileMatrixSets/${tileMatrixSet}`,
  rel,
  type: json,
});

export const tileMatrixSetDocument = () => ({
  id: tileMatrixSet,
  title: 'Carte du web',
  uri: definition,
  crs: projection,
  wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
  tileMatrices: Array.from({ length: deepest + 1 }, (_, zoom) => ({
    id: String(zoom),
    scaleDenominator: firstScale / 2 ** zoom,
    cellSize: firstPixel / 2 ** zoom,
    cornerOfOrigin: 'topLeft',
    pointOfOrigin: [-half, half],
    tileWidth: 256,
    tileHeight: 256,
    matrixWidth: 2 ** zoom,
    matrixHeight: 2 ** zoom,
  })),
});

/** The tilesets of a layer, of which there is one. */
export const tilesetsDocument = (root: string, layer: PublishedLayer) => ({
  links: [{ href: tilesetAddress(root, layer).replace(`/${tileMatrixSet}`, ''), rel: 'self', type: json }],
  tilesets: [tilesetHead(root, layer)],
});

/** What the tiles of a layer hold, where and how to ask for them. */
export const tilesetDocument = (root: string, layer: PublishedLayer) => ({
  ...tilesetHead(root, layer),
  tileMatrixSetLimits: limitsOf(layer),
  ...(layer.box ? { boundingBox: boxOf(layer.box) } : {}),
  layers: [
    {
      id: layer.name,
      title: layer.title,
      dataType: 'vector',
      minTileMatrix: '0',
      maxTileMatrix: String(deepest),
      propertiesSchema: {
        type: 'object',
        properties: Object.fromEntries(
          layer.fields.map(({ key, label, kind }) => [
            key,
            { title: label, type: kind === 'number' ? 'number' : 'string' },
          ]),
        ),
      },
    },
  ],
});

const tilesetAddress = (root: string, { name }: PublishedLayer) => `${root}/collections/${name}/tiles/${tileMatrixSet}`;

const tilesetHead = (root: string, layer: PublishedLayer) => ({
  title: layer.title,
  dataType: 'vector',
  crs: projection,
  tileMatrixSetURI: definition,
  links: [
    { href: tilesetAddress(root, layer), rel: 'self', type: json },
    matrixLink(root, 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme'),
    {
      href: `${tilesetAddress(root, layer)}/{tileMatrix}/{tileRow}/{tileCol}`,
      rel: 'item',
      type: vectorTile,
      templated: true,
    },
  ],
});

const boxOf = ([west, south, east, north]: [number, number, number, number]) => ({
  lowerLeft: [west, south],
  upperRight: [east, north],
  crs: plainSystem,
});

/** The rows and columns of each matrix that hold something of the layer. */
function limitsOf({ box }: PublishedLayer) {
  if (!box) return [];
  const [west, south, east, north] = box;
  return Array.from({ length: deepest + 1 }, (_, zoom) => ({
    tileMatrix: String(zoom),
    minTileRow: rowAt(north, zoom),
    maxTileRow: rowAt(south, zoom),
    minTileCol: columnAt(west, zoom),
    maxTileCol: columnAt(east, zoom),
  }));
}

const columnAt = (longitude: number, zoom: number) => Math.floor(((longitude + 180) / 360) * 2 ** zoom);

/** From the latitude to the row, as Mercator lays it on a square. */
const rowAt = (latitude: number, zoom: number) =>
  Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom);
