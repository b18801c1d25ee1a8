/** Metres in Lambert-93: west, south, east, north. */
export type Bounds = [number, number, number, number];

/** The paper a plan is drawn on, in tenths of millimetre. */
export const paper = { width: 1660, height: 900 };

/** A little of what is around is always shown. */
const margin = 0.3;
const leastWidth = 800;

/** What a plan of a place shows: the place in the middle, in the proportions of the paper. */
export function frameAround([west, south, east, north]: Bounds): Bounds {
  const ratio = paper.width / paper.height;
  const width = Math.max(leastWidth, (east - west) * (1 + 2 * margin), (north - south) * (1 + 2 * margin) * ratio);
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [across, up] = [width / 2, width / ratio / 2];
  return [x - across, y - up, x + across, y + up];
}

/** Tenths of millimetre of a metre on the ground. */
export const scaleOf = ([west, , east]: Bounds): number => paper.width / (east - west);

/** The longest bar of a round length that takes at most a quarter of the width: metres. */
export function scaleBar([west, , east]: Bounds): number {
  const most = (east - west) / 4;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}
