import { printNumber } from '../../kernel/french.ts';
import type { GeoJson } from '../register/site.ts';

const radius = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

type Position = [number, number];

/** Size of a shape in degrees, on the sphere: "12,3 ha", "850 m"; nothing of a point. */
export function measure({ type, coordinates }: GeoJson): string {
  switch (type) {
    case 'Polygon':
      return inHectares(areaOf(coordinates as Position[][]));
    case 'MultiPolygon':
      return inHectares((coordinates as Position[][][]).reduce((sum, part) => sum + areaOf(part), 0));
    case 'LineString':
      return inMetres(lengthOf(coordinates as Position[]));
    case 'MultiLineString':
      return inMetres((coordinates as Position[][]).reduce((sum, part) => sum + lengthOf(part), 0));
    default:
      return '';
  }
}

/** Of a whole zone: "1,25 ha", "127 ha". */
export const printHectares = (hectares: number): string =>
  `${printNumber(hectares.toFixed(hectares < 10 ? 2 : 0))}\u202fha`;

const inHectares = (metres: number): string =>
  `${printNumber((metres / 10_000).toFixed(metres < 100_000 ? 2 : 1))}\u202fha`;
const inMetres = (metres: number): string => `${printNumber(metres.toFixed(0))}\u202fm`;

const areaOf = ([outer = [], ...holes]: Position[][]): number =>
  holes.reduce((area, hole) => area - ringArea(hole), ringArea(outer));

const ringArea = (ring: Position[]): number =>
  Math.abs(
    pairs(ring).reduce(
      (sum, [[x1, y1], [x2, y2]]) => sum + radians(x2 - x1) * (2 + Math.sin(radians(y1)) + Math.sin(radians(y2))),
      0,
    ) *
      radius *
      radius,
  ) / 2;

const lengthOf = (line: Position[]): number =>
  pairs(line).reduce((sum, [[x1, y1], [x2, y2]]) => {
    const [north, east] = [radians(y2 - y1), radians(x2 - x1)];
    const half = Math.sin(north / 2) ** 2 + Math.cos(radians(y1)) * Math.cos(radians(y2)) * Math.sin(east / 2) ** 2;
    return sum + 2 * radius * Math.asin(Math.sqrt(half));
  }, 0);

const pairs = (line: Position[]): [Position, Position][] =>
  line.slice(1).map((end, index) => [line[index] as Position, end]);
