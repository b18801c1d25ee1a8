type Point = readonly [number, number];

const regular = (corners: number, turn = 0): Point[] =>
  Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / corners;
    return [Math.sin(angle), -Math.cos(angle)];
  });

const star = Array.from({ length: 10 }, (_, corner): Point => {
  const [angle, reach] = [(Math.PI * corner) / 5, corner % 2 === 0 ? 1.1 : 0.5];
  return [Math.sin(angle) * reach, -Math.cos(angle) * reach];
});

/** Marks that differ without their colour: corners around a centre, about one unit away; y goes down. */
export const markShapes = {
  circle: regular(24),
  diamond: regular(4).map(([x, y]): Point => [x * 1.1, y * 1.1]),
  square: regular(4, Math.PI / 4).map(([x, y]): Point => [x * 1.15, y * 1.15]),
  triangle: regular(3).map(([x, y]): Point => [x * 1.15, y * 1.15 + 0.2]),
  wedge: regular(3, Math.PI).map(([x, y]): Point => [x * 1.15, y * 1.15 - 0.2]),
  cross: crossed(Math.PI / 4),
  plus: crossed(0),
  hexagon: regular(6),
  house: [
    [0, -1.1],
    [1, -0.2],
    [1, 0.9],
    [-1, 0.9],
    [-1, -0.2],
  ],
  bar: [
    [-1.1, -0.45],
    [1.1, -0.45],
    [1.1, 0.45],
    [-1.1, 0.45],
  ],
  hourglass: [
    [-0.9, -1],
    [0.9, -1],
    [0.15, 0],
    [0.9, 1],
    [-0.9, 1],
    [-0.15, 0],
  ],
  star,
} satisfies Record<string, readonly Point[]>;
export type MarkShape = keyof typeof markShapes;

function crossed(turn: number): Point[] {
  const arm = 0.38;
  const corners: Point[] = [
    [-arm, -1.1],
    [arm, -1.1],
    [arm, -arm],
    [1.1, -arm],
    [1.1, arm],
    [arm, arm],
    [arm, 1.1],
    [-arm, 1.1],
    [-arm, arm],
    [-1.1, arm],
    [-1.1, -arm],
    [-arm, -arm],
  ];
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  return corners.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
}

/** Corners as SVG writes them, in a box of that half side. */
export const cornersOf = (shape: MarkShape, half: number): string =>
  markShapes[shape].map(([x, y]) => `${(x * half).toFixed(2)},${(y * half).toFixed(2)}`).join(' ');
