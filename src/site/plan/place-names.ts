import { paper } from './frame.ts';

/** On paper: left, top, right, bottom. */
export type Box = [number, number, number, number];

export interface Name {
  text: string;
  /** Where its middle stands, on its base line. */
  at: [x: number, y: number];
}

/** Between a name and what it must not meet. */
const gap = 8;
/** Of a letter on average, to the height of what is written. */
const letterWidth = 0.56;

/** Where names stand: moved in from a side that would cut them, left out where they would meet what is written already. */
export function placeNames(
  names: readonly (Name & { otherwise?: [number, number] })[],
  size: number,
  taken: Box[],
): Name[] {
  const written = [...taken];
  return names.flatMap(({ text, at, otherwise }) => {
    const [found] = [at, ...(otherwise ? [otherwise] : [])]
      .map((spot) => inward(spot, text, size))
      .filter((spot) => !written.some((box) => meet(box, boxOf(spot, text, size))));
    if (!found) return [];
    written.push(boxOf(found, text, size));
    return [{ text, at: found }];
  });
}

const halfOf = (text: string, size: number): number => (text.length * size * letterWidth) / 2;

function inward([x, y]: [number, number], text: string, size: number): [number, number] {
  const half = halfOf(text, size) + gap;
  return [
    Math.min(Math.max(x, half), paper.width - half),
    Math.min(Math.max(y, size + gap), paper.height - size / 4 - gap),
  ];
}

const boxOf = ([x, y]: [number, number], text: string, size: number): Box => {
  const half = halfOf(text, size);
  return [x - half, y - size, x + half, y + size / 4];
};

const meet = (a: Box, b: Box): boolean =>
  a[0] - gap < b[2] && b[0] - gap < a[2] && a[1] - gap < b[3] && b[1] - gap < a[3];
