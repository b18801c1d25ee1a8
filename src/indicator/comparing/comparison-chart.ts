import * as Plot from '@observablehq/plot';
import { printNumber } from '../../kernel/french.ts';
import { labelledBars } from '../../kernel/labelled-bars.ts';
import { colours, draw, extent, frameOf, type Point } from '../chart.ts';
import type { Comparison, Series } from './read-comparison.ts';

/** One hue, dash and shape for each, as `drawing.css` takes the hues over. */
const looks = [
  { stroke: '#1f6b4a', strokeDasharray: 'none', symbol: 'circle' },
  { stroke: '#2b5c8a', strokeDasharray: '6 4', symbol: 'diamond' },
  { stroke: '#9a6200', strokeDasharray: '2 3', symbol: 'square' },
  { stroke: '#a3332a', strokeDasharray: '9 3 2 3', symbol: 'triangle' },
] as const;

/** Letters are still read where a telephone shows it smaller. */
const size = { width: 440, height: 260 };
const barsWidth = 380;
const letter = 7;
const longest = 20;
/** Between two names at the end of their lines. */
const line = 17;

/** Territories over the years, each named at the end of its line; bars where one year is known. Empty without values. */
export function comparisonSvg(label: string, { series, years }: Pick<Comparison, 'series' | 'years'>): string {
  const known = series.filter(({ points }) => points.length > 0);
  const [first, last] = [years[0], years.at(-1)];
  if (known.length === 0 || first === undefined || last === undefined) return '';
  const alternative = describe(label, known);
  if (first === last) return labelledBars(alternative, barsOf(known), barsWidth);
  const all = known.map(({ points }) => points.map(pointOf));
  const domain = extent(all.flat().map(({ y }) => y));
  const names = known.map(({ name }) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name));
  const lowered = endsApart(
    all.map((points) => points.at(-1)?.y ?? 0),
    domain,
  );
  const marks = all.flatMap((points, at) => lineOf(points, { at, name: names[at] ?? '', dy: lowered[at] ?? 0, last }));
  const marginRight = 24 + letter * Math.max(...names.map(({ length }) => length));
  const { marks: axis, ...frame } = frameOf(all.flat(), years, { ...size, marginRight, domain });
  return draw(alternative, { ...frame, marks: [...axis, ...marks] });
}

const pointOf = ({ year, value }: Series['points'][number]): Point => ({
  year,
  y: Number(value),
  label: printNumber(value),
});

function lineOf(
  points: Point[],
  { at, name, dy, last }: { at: number; name: string; dy: number; last: number },
): Plot.Markish[] {
  const { symbol, ...look } = looks[at % looks.length] ?? looks[0];
  const xy = { x: 'year', y: 'y' };
  const className = `chart-series-${(at % looks.length) + 1}`;
  return [
    Plot.line(points, { ...xy, ...look, strokeWidth: 2, className: `${className} chart-path` }),
    Plot.dot(points, {
      ...xy,
      symbol,
      r: 4,
      stroke: look.stroke,
      fill: colours.paper,
      className: `${className} chart-hollow`,
    }),
    Plot.text(
      points.slice(-1).map((point) => ({ ...point, year: last })),
      {
        ...xy,
        text: () => name,
        dx: 12,
        dy,
        textAnchor: 'start',
        fill: look.stroke,
        className: `${className}-text`,
      },
    ),
  ];
}

/** How far each name stands from the end of its line, so that none covers another. */
export function endsApart(ends: number[], [low, high]: readonly [number, number]): number[] {
  const scale = (size.height - 60) / (high - low || 1);
  const wanted = ends.map((end, at) => ({ at, y: (high - end) * scale })).toSorted((a, b) => a.y - b.y);
  const moved: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, y } of wanted) {
    const placed = Math.max(y, free);
    moved[at] = placed - y;
    free = placed + line;
  }
  return moved;
}

function barsOf(series: Series[]) {
  const values = series.map(({ points }) => Number(points[0]?.value ?? 0));
  const most = Math.max(...values.map(Math.abs)) || 1;
  return series.map(({ name, points }, at) => ({
    label: name,
    said: points[0]?.printed ?? '',
    length: Math.abs(values[at] ?? 0) / most,
  }));
}

const describe = (label: string, series: Series[]): string =>
  [
    `${label}\u00a0:`,
    series
      .map(
        ({ name, points }) => `${name}, ${points.map(({ year, printed }) => `${year}, ${printed}`).join('\u202f; ')}`,
      )
      .join('. '),
  ].join(' ');
