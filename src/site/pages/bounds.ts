export type Extent = [number, number, number, number];

/** The coalfield of Nord and Pas-de-Calais, where nothing is drawn yet. */
export const atFirst: Extent = [2.2, 50.2, 3.7, 50.7];

/** West, south, east and north of the positions of a shape. */
export function boundsOf(coordinates: unknown): Extent | null {
  const positions = positionsIn(coordinates);
  if (positions.length === 0) return null;
  const [x, y] = [positions.map(([east]) => east), positions.map(([, north]) => north)];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

const positionsIn = (coordinates: unknown): [number, number][] => {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === 'number' ? [coordinates as [number, number]] : coordinates.flatMap(positionsIn);
};
