import { DomainError } from '../../kernel/errors.ts';

/** A square of the map, in the numbering of the web (zoom, column from the west, row from the north). */
export interface Tile {
  zoom: number;
  column: number;
  row: number;
}

/** Steps along the side of a tile (Vector Tile Specification 2.1, § 4.1). */
export const extent = 4096;

/** Below this zoom, places are counted; from it on they are drawn, where they are not too many. */
export const drawnFrom = 11;
/** A tile that holds more counts them: so many outlines could not be told apart. */
export const mostDrawn = 1000;

/** Half the side of the world in the web map's own projection (EPSG:3857), in its metres. */
const half = 20_037_508.342789244;

/** Metres of the web map's projection by step of the tile. */
export const stepAt = (zoom: number): number => (2 * half) / 2 ** zoom / extent;

/** West and north edge of a tile in the web map's projection. */
export function cornerOf({ zoom, column, row }: Tile): { west: number; north: number } {
  const side = stepAt(zoom) * extent;
  return { west: -half + column * side, north: half - row * side };
}

const deepest = 20;

export function readTile(zoom: string | undefined, column: string | undefined, row: string | undefined): Tile {
  const tile = { zoom: Number(zoom), column: Number(column), row: Number(row) };
  const isTile =
    Object.values(tile).every((part) => Number.isInteger(part) && part >= 0) &&
    tile.zoom <= deepest &&
    Math.max(tile.column, tile.row) < 2 ** tile.zoom;
  if (!isTile) throw noTile();
  return tile;
}

const noTile = () =>
  new DomainError(
    'missing',
    'no_tile',
    'Cette case de la carte n’existe pas. Revenez à la carte et rechargez la page.',
  );
