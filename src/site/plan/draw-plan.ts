import { printNumber } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';
import type { Tone } from '../map/map-layer.ts';
import { cornersOf, type MarkShape } from '../map/mark-shape.ts';
import type { GeoJson } from '../register/site.ts';
import { type Bounds, paper, scaleBar, scaleOf } from './frame.ts';
import { type Box, type Name, placeNames } from './place-names.ts';
import type { PlanShape } from './plan.sql.ts';

type Position = [number, number];

/** Of the plan itself and of the edge of places, which a screen in dark colours changes; what else is shown keeps its own. */
const colours = {
  ground: { light: '#fbfaf7', dark: '#1b2024' },
  edge: { light: '#d5d1c8', dark: '#343b41' },
  around: { light: '#c9c4b8', dark: '#4a525a' },
  ink: { light: '#1b1f23', dark: '#ece9e2' },
  name: { light: '#55606b', dark: '#a9b1b8' },
  place: { light: '#12422e', dark: '#6fc49a' },
};

export const placeStyles = {
  neighbour: `fill="${colours.around.light}" stroke="#8b8578" stroke-width="2"`,
  site: `fill="#1f6b4a" fill-opacity="0.75" stroke="${colours.place.light}" stroke-width="4"`,
};

const styles: Record<PlanShape['role'], string> = {
  commune: 'fill="none" stroke="#9a958a" stroke-width="2" stroke-dasharray="10 6"',
  territory: `fill="${colours.around.light}" fill-opacity="0.3" stroke="${colours.name.light}" stroke-width="5" stroke-linejoin="round"`,
  town: 'fill="#8b8578"',
  zone: 'fill="#2b5c8a" fill-opacity="0.08" stroke="#2b5c8a" stroke-width="2"',
  ...placeStyles,
  view: 'fill="#9a6200" fill-opacity="0.22" stroke="#9a6200" stroke-width="3"',
  mark: 'stroke="#ffffff" stroke-width="4"',
  sign: 'stroke="#ffffff" stroke-width="3"',
  cell: 'fill="#1f6b4a" stroke="#1f6b4a" stroke-width="2" stroke-opacity="0.5"',
};

/** Of marks: all dark enough for a white number. */
export const tones: Record<Tone, string> = {
  accent: '#1f6b4a',
  amber: '#9a6200',
  brick: '#a3332a',
  slate: '#2b5c8a',
  quiet: '#55606b',
};

const markRadius = 34;

/** Of cells: the more they hold, the deeper. */
export const depths = [0.15, 0.35, 0.55, 0.8];

/** Of points that are not drawn as places are. */
const radii: Partial<Record<PlanShape['role'], number>> = { town: 6, mark: markRadius, sign: 20 };

const lookOf = ({ role, tone = 'amber', sign, depth = 0 }: PlanShape): Look => ({
  style: styleOf[role]?.(tone, depth) ?? styles[role],
  radius: radii[role] ?? 14,
  ...(sign ? { sign } : {}),
});

const toned = (role: 'mark' | 'sign') => (tone: Tone) => `fill="${tones[tone]}" ${styles[role]}`;

/** Of what has no style for all. */
const styleOf: Partial<Record<PlanShape['role'], (tone: Tone, depth: number) => string>> = {
  mark: toned('mark'),
  sign: toned('sign'),
  cell: (_, depth) => `${styles.cell} fill-opacity="${depths[depth] ?? 0}"`,
};

/** Height of what is written: on paper, and on a screen, which shows a plan smaller. */
const textSizes = { paper: 30, screen: 46 };
type Medium = keyof typeof textSizes;

/** A name has the colour of a quiet mark, which stays as it is. */
const darkened = Object.values(colours).map(({ light, dark }) => {
  const filled = light === colours.name.light ? 'text' : '';
  return `${filled}[fill="${light}"]{fill:${dark}}[stroke="${light}"]{stroke:${dark}}`;
});
const darkStyle = `<style>@media (prefers-color-scheme:dark){${darkened.join('')}}</style>`;

/** A plan as SVG, north up: the place among its neighbours, zones and communes, with a scale bar. */
export function drawPlan(given: PlanShape[], frame: Bounds, medium: Medium = 'paper'): string {
  const place = placedIn(frame);
  const shapes = marksApart(given, place);
  const size = textSizes[medium];
  const numbers = shapes.flatMap(({ role, name, label }) =>
    role === 'mark' && label && name ? [numberAt(place(label), name)] : [],
  );
  const scale = scaleIn(frame, size);
  const names = placeNames(namesOf(shapes, place, size), size, [scale.box, ...marksOf(shapes, place)]);
  const written = new Set(names.map(({ text }) => text));
  const drawn = shapes
    .filter(({ role, name }) => role !== 'town' || written.has(name))
    .map((each) => drawShape(each.shape, lookOf(each), place));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${paper.width} ${paper.height}" font-family="'Source Sans 3', sans-serif">`,
    medium === 'screen' ? darkStyle : '',
    `<clipPath id="frame"><rect width="${paper.width}" height="${paper.height}"/></clipPath>`,
    `<rect width="${paper.width}" height="${paper.height}" fill="${colours.ground.light}"/>`,
    `<g clip-path="url(#frame)">${drawn.join('')}${names.map((name) => nameAt(name, size)).join('')}${numbers.join('')}</g>`,
    `<rect x="1" y="1" width="${paper.width - 2}" height="${paper.height - 2}" fill="none" stroke="${colours.edge.light}" stroke-width="2"/>`,
    drawScale(scale, size),
    '</svg>',
  ].join('');
}

/** From metres of Lambert-93 to the paper. */
const placedIn =
  (frame: Bounds) =>
  ([x, y]: Position): Position => [(x - frame[0]) * scaleOf(frame), (frame[3] - y) * scaleOf(frame)];

interface Look {
  style: string;
  radius: number;
  sign?: MarkShape;
}

function drawShape(shape: GeoJson, look: Look, place: (at: Position) => Position): string {
  const { style, radius, sign } = look;
  const line = (positions: Position[]) =>
    `M${positions
      .map((at) =>
        place(at)
          .map((side) => side.toFixed(1))
          .join(' '),
      )
      .join('L')}`;
  const ring = (positions: Position[]) => `${line(positions)}Z`;
  const drawn = (path: string, fill = style) => `<path d="${path}" fill-rule="evenodd" ${fill}/>`;
  const open = style.replace(/fill="[^"]+"/, 'fill="none"').replace(/stroke-width="(\d+)"/, 'stroke-width="8"');
  switch (shape.type) {
    case 'Point': {
      const [x, y] = place(shape.coordinates as Position);
      if (sign) {
        const at = `transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"`;
        return `<polygon points="${cornersOf(sign, radius)}" ${at} ${style}/>`;
      }
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" ${style}/>`;
    }
    case 'LineString':
      return drawn(line(shape.coordinates as Position[]), open);
    case 'Polygon':
      return drawn((shape.coordinates as Position[][]).map(ring).join(''));
    case 'GeometryCollection':
      return (shape.geometries as GeoJson[]).map((part) => drawShape(part, look, place)).join('');
    default: {
      const type = shape.type.replace('Multi', '');
      return (shape.coordinates as unknown[])
        .map((coordinates) => drawShape({ type, coordinates }, look, place))
        .join('');
    }
  }
}

/** A commune is written where it lies or else below, a town above its point or else below; other names are in the list beside. */
const namesOf = (shapes: PlanShape[], place: (at: Position) => Position, size: number) =>
  shapes.flatMap(({ role, name, label }) => {
    if (!label || (role !== 'commune' && role !== 'town')) return [];
    const [x, y] = place(label);
    const above = role === 'commune' ? 0 : 16;
    return [{ text: name, at: [x, y - above] as Position, otherwise: [x, y + size + 6] as Position }];
  });

/** Numbered marks that would cover one another are one, under the first number: "3+". */
function marksApart(shapes: PlanShape[], place: (at: Position) => Position): PlanShape[] {
  const kept: PlanShape[] = [];
  for (const shape of shapes) {
    const met = shape.role === 'mark' && shape.name ? kept.find((other) => covers(other, shape, place)) : undefined;
    if (met) met.name = `${Number.parseInt(met.name, 10)}+`;
    else kept.push({ ...shape });
  }
  return kept;
}

function covers(one: PlanShape, other: PlanShape, place: (at: Position) => Position): boolean {
  if (one.role !== 'mark' || !one.label || !other.label) return false;
  const [[ax, ay], [bx, by]] = [place(one.label), place(other.label)];
  return Math.hypot(ax - bx, ay - by) < 2 * markRadius;
}

/** What a mark or a sign covers. */
const marksOf = (shapes: PlanShape[], place: (at: Position) => Position): Box[] =>
  shapes.flatMap(({ role, shape }) => {
    const radius = role === 'mark' || role === 'sign' ? (radii[role] ?? 0) : 0;
    if (radius === 0) return [];
    const [x, y] = place(shape.coordinates as Position);
    return [[x - radius, y - radius, x + radius, y + radius]];
  });

function numberAt([x, y]: Position, number: string): string {
  const style = `font-size="40" font-weight="600" text-anchor="middle" fill="#ffffff"`;
  return `<text x="${x.toFixed(0)}" y="${(y + 14).toFixed(0)}" ${style}>${escapeMarkup(number)}</text>`;
}

/** Written twice: a light edge first, so that it reads over what is drawn. */
const nameAt = ({ text: name, at: [x, y] }: Name, size: number): string => {
  const text = (style: string) =>
    `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}" font-size="${size}" text-anchor="middle" ${style}>${escapeMarkup(name)}</text>`;
  return `${text(`fill="none" stroke="${colours.ground.light}" stroke-width="9" stroke-linejoin="round"`)}${text(`fill="${colours.name.light}"`)}`;
};

interface Scale {
  metres: number;
  length: number;
  at: Position;
  box: Box;
}

/** The bar of the scale, in its corner. */
function scaleIn(frame: Bounds, size: number): Scale {
  const metres = scaleBar(frame);
  const length = metres * scaleOf(frame);
  const [x, y] = [paper.width - 40 - length, paper.height - 40];
  return { metres, length, at: [x, y], box: [x - 20, y - 28 - size, x + length + 20, y + 20] };
}

function drawScale({ metres, length, at: [x, y], box: [left, top, right, bottom] }: Scale, size: number): string {
  const label =
    metres >= 1000 ? `${printNumber(String(metres / 1000))}\u202fkm` : `${printNumber(String(metres))}\u202fm`;
  return [
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${colours.ground.light}" fill-opacity="0.85"/>`,
    `<path d="M${x} ${y - 10}v10h${length.toFixed(1)}v-10" fill="none" stroke="${colours.ink.light}" stroke-width="3"/>`,
    `<text x="${x + length / 2}" y="${y - 18}" font-size="${size}" fill="${colours.ink.light}" text-anchor="middle">${label}</text>`,
  ].join('');
}
