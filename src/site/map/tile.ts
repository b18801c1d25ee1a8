import { DomainError } from '../../kernel/errors.ts';

/** A square of the map, in the numbering of the web (zoom, column from the west, row from the north). */
export interface Tile {
  zoom: number;
  column: number;
  row: number;
}

/** Steps along the side of a tile (Vector Tile Specification 2.1, § 4.1). */
export const extent = 4096;

/** Below this zoom, places are counted; from it on, they are drawn. */
export const drawnFrom = 11;

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
