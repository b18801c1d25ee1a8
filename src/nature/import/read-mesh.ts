import type { Place } from '../record/record.ts';

/**
 * A mesh of the national grids in Lambert-93 by its code. The square of 10 km is a mesh of ours; a smaller one is known by
 * its outline. Null of what names no mesh of metropolitan France.
 */
export function readMesh(cell: string): Extract<Place, { kind: 'mesh' | 'geometry' }> | null {
  const read = /^(?:(\d{1,3})\s*km\s*l?93)?\s*e(\d{2,4})\s*n(\d{3,5})$/i.exec(cell.trim());
  if (!read) return null;
  const [east = '', north = ''] = [read[2], read[3]];
  const size = Number(read[1] ?? 10) * 1000;
  if (![1000, 2000, 5000, 10_000].includes(size)) return null;
  // E069N705 counts tens of kilometres, E0690N7050 kilometres.
  const unit = north.length === 3 ? 10_000 : 1000;
  const [x, y] = [Number(east) * unit, Number(north) * unit];
  if (x % size !== 0 || y % size !== 0 || x < 0 || x >= 1_300_000 || y < 6_000_000 || y >= 7_200_000) return null;
  if (size === 10_000) return { kind: 'mesh', meshCode: `10kmL93E${three(x)}N${three(y)}` };
  const ring = [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  return {
    kind: 'geometry',
    shape: { type: 'Polygon', coordinates: [ring] },
    epsg: 2154,
    siteId: null,
    communeCode: null,
  };
}

const three = (metres: number): string => String(metres / 10_000).padStart(3, '0');
