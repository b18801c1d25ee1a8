import { cornerOf, drawnFrom, extent, stepAt, type Tile } from './tile.ts';

/**
 * The nearest zoom of those seen from afar. What a map holds is gathered at it once, cell by cell, for all who see the
 * same; cells of a zoom lie within those of the zooms before it, so that every tile further away is made from the same.
 */
export const gatheredAt = drawnFrom - 1;

/** A metre of the web map's projection in metres of the ground, at the latitude where Lambert-93 is centred (46°30'). */
export const groundMetre = Math.cos((46.5 * Math.PI) / 180);

/** A group stands for a cell of so many steps; where marks crowd, one stands for a smaller cell. */
const [groupCell, markCell] = [512, 96];

/** Side of a cell, in metres of the ground. */
export const groupSide = (zoom: number): number => groupCell * stepAt(zoom) * groundMetre;
export const markSide = (zoom: number): number => markCell * stepAt(zoom) * groundMetre;

/** Where a cell lies among those of its zoom, and where its mark stands, in metres of the web map's projection. */
interface Cell {
  across: number;
  up: number;
  x: number;
  y: number;
}

export interface CountedCell extends Cell {
  count: number;
  /** How many of each type. */
  kinds: Record<string, number>;
}

export interface Group {
  count: number;
  kinds: Record<string, number>;
  /** In steps of the tile. */
  mark: [number, number];
}

/** Groups of a tile, from cells counted at its zoom or a nearer one; one astride two tiles is of the one that holds its middle. */
export function groupsIn(tile: Tile, cells: CountedCell[], zoom: number): Group[] {
  return [...byCell(cells, tile.zoom, zoom).values()].flatMap((within) => {
    const count = sum(within, (cell) => cell.count);
    const middle = (of: 'x' | 'y') => sum(within, (cell) => cell[of] * cell.count) / count;
    const mark = stepsIn(tile, middle('x'), middle('y'));
    if (!mark.every((along) => along >= 0 && along < extent)) return [];
    const kinds: Record<string, number> = {};
    for (const cell of within)
      for (const [kind, more] of Object.entries(cell.kinds)) kinds[kind] = (kinds[kind] ?? 0) + more;
    return [{ count, kinds, mark }];
  });
}

export interface GatheredMark extends Cell {
  key: string;
  name: string;
  href: string;
  said: string;
  rank: number;
}

/** Marks of a tile and of so many steps around it: of each cell the highest rank. */
export function marksIn(tile: Tile, gathered: GatheredMark[], zoom: number, around: number) {
  const near = gathered
    .map((each) => ({ ...each, mark: stepsIn(tile, each.x, each.y) }))
    .filter(({ mark }) => mark.every((along) => along >= -around && along < extent + around));
  return [...byCell(near, tile.zoom, zoom).values()].map((within) =>
    within.reduce((best, each) => (each.rank > best.rank ? each : best)),
  );
}

/** Cells of a zoom by those of a zoom further away that hold them. */
function byCell<C extends Cell>(cells: C[], far: number, near: number): Map<string, C[]> {
  const within = 2 ** (near - far);
  return Map.groupBy(cells, ({ across, up }) => `${Math.floor(across / within)} ${Math.floor(up / within)}`);
}

function stepsIn(tile: Tile, x: number, y: number): [number, number] {
  const [{ west, north }, step] = [cornerOf(tile), stepAt(tile.zoom)];
  return [Math.round((x - west) / step), Math.round((north - y) / step)];
}

const sum = <C>(cells: C[], of: (cell: C) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
