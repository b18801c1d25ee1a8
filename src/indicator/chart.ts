import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { printNumber, readNumber, wide } from '../kernel/french.ts';
import { labelledBars } from '../kernel/labelled-bars.ts';
import { escapeMarkup } from '../kernel/markup.ts';
import { yearOf } from '../kernel/period.ts';
import { baselineOf } from './figure-standing.ts';
import type { PrintedFigure } from './printed-figure.ts';

/**
 * One drawing for page and print. Colours are written in the drawing, as on light paper, for the typesetter; the page
 * takes them over by class (`drawing.css`), for the dark theme too.
 */
export const colours = { value: '#1f6b4a', target: '#2b5c8a', text: '#55606b', line: '#dcd9d2', paper: '#ffffff' };

const font = { family: '"Source Sans 3 Variable", "Source Sans 3", sans-serif', size: 14 };
const onScreen = { width: 480, height: 230 };
/** Half the width of an A4 text, where the letters of a drawing must not shrink. */
export const inPrint = { width: 380, height: 170 };
const right = 44;
const inset = 14;

export interface Point {
  year: number;
  y: number;
  label: string;
}

interface ValuePoint extends Point {
  firm: boolean;
}

/** The figure over time with its baseline and target line; empty where fewer than two points are known. */
export function chartSvg(figure: PrintedFigure, size = onScreen): string {
  const values = valuePoints(figure);
  const line = targetLine(figure);
  if (values.length === 0 || values.length + line.length < 2) return '';
  const all = [...values, ...line];
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b);
  const perYear = yearWidth(all, years, size.width - right);
  const domain = extent(all.map((point) => point.y));
  const { marks, ...frame } = frameOf(all, years, { ...size, marginRight: right, domain });
  return draw(describeSeries(figure), {
    ...frame,
    marks: [...marks, ...targetMarks(line), ...valueMarks(values, perYear)],
  });
}

interface Ground {
  width: number;
  height: number;
  marginRight: number;
  domain: [number, number];
}

/** Axes and grid for points over years. */
export function frameOf(points: Point[], years: number[], { domain, ...size }: Ground) {
  const ticks = ticksOf(points, domain);
  const perYear = yearWidth(points, years, size.width - size.marginRight);
  const marks: Plot.Markish[] = [
    Plot.gridY({ stroke: colours.line, strokeOpacity: 1, className: 'chart-line', ticks }),
    Plot.axisY({
      ticks,
      tickSize: 0,
      tickFormat: tickLabel,
      label: null,
      color: colours.text,
      className: 'chart-text',
    }),
    Plot.axisX(
      spread(years, (year) => year, 40 / perYear),
      { tickFormat: String, tickSize: 4, label: null, color: colours.text, className: 'chart-text' },
    ),
  ];
  const x = { domain: [years[0] ?? 0, years.at(-1) ?? 0], inset };
  return { ...size, marginTop: 26, marginLeft: gutter(points), x, y: { domain, nice: true }, marks };
}

/** Between two years, where what is drawn ends at `end`. */
const yearWidth = (points: Point[], years: number[], end: number): number =>
  (end - gutter(points) - 2 * inset) / Math.max(1, (years.at(-1) ?? 0) - (years[0] ?? 0));

/** The parts of a breakdown as bars, in the order declared; empty where fewer than two have a share. */
export function breakdownSvg(breakdown: PrintedFigure['breakdowns'][number], { width } = onScreen): string {
  const parts = breakdown.parts.flatMap(({ label, printed, share }) => {
    const percent = readNumber((share ?? '').replace('%', ''));
    return percent === undefined ? [] : [{ label, said: `${printed} (${share})`, percent: Number(percent) }];
  });
  if (parts.length < 2) return '';
  const whole = Math.max(100, ...parts.map(({ percent }) => percent));
  const alternative = `Répartition ${breakdown.label}${wide}: ${parts.map(({ label, said }) => `${label}, ${said}`).join('\u202f; ')}.`;
  const bars = parts.map(({ label, said, percent }) => ({ label, said, length: percent / whole }));
  return labelledBars(alternative, bars, width);
}

const valuePoints = (figure: PrintedFigure): ValuePoint[] =>
  figure.series.map(({ period, value, status }) => ({
    year: yearOf(period),
    y: Number(value),
    label: printNumber(value),
    firm: status === 'validated',
  }));

/** From the baseline through the targets; nothing without a target. */
function targetLine(figure: PrintedFigure): Point[] {
  const targets = figure.trajectory.map(({ year, value }) => ({ year, y: Number(value), label: printNumber(value) }));
  const baseline = baselineOf(figure);
  if (targets.length === 0 || !baseline) return targets;
  return [{ year: baseline.year, y: Number(baseline.value), label: printNumber(baseline.value) }, ...targets];
}

function targetMarks(line: Point[]): Plot.Markish[] {
  if (line.length === 0) return [];
  const hue = { stroke: colours.target, className: 'chart-target' };
  const last = line.slice(-1);
  return [
    Plot.line(line, { x: 'year', y: 'y', strokeWidth: 1.5, strokeDasharray: '5 4', ...hue }),
    Plot.dot(line, {
      x: 'year',
      y: 'y',
      r: 3.5,
      symbol: 'diamond',
      fill: colours.paper,
      ...hue,
      className: 'chart-target chart-hollow',
    }),
    Plot.text(last, {
      x: 'year',
      y: 'y',
      text: (point: Point) => `cible ${point.label}`,
      dy: 16,
      dx: 40,
      textAnchor: 'end',
      fill: colours.target,
      className: 'chart-target-text',
    }),
  ];
}

function valueMarks(values: ValuePoint[], perYear: number): Plot.Markish[] {
  const xy = { x: 'year', y: 'y' };
  const hue = { stroke: colours.value, className: 'chart-value' };
  const firm = values.filter((point) => point.firm);
  const waiting = values.filter((point) => !point.firm);
  const widest = 16 + 7.5 * Math.max(...values.map(({ label }) => label.length));
  const text = { ...xy, text: 'label', fill: colours.value, fontWeight: 600, className: 'chart-value-text' };
  return [
    Plot.line(values, { ...xy, strokeWidth: 2, ...hue, className: 'chart-value chart-path' }),
    Plot.dot(firm, { ...xy, r: 4, fill: colours.value, ...hue }),
    Plot.dot(waiting, {
      ...xy,
      r: 4,
      strokeWidth: 2,
      fill: colours.paper,
      ...hue,
      className: 'chart-value chart-hollow',
    }),
    Plot.text(
      spread(values, ({ year }) => year, widest / perYear),
      { ...text, dy: -13 },
    ),
  ];
}

/** Those far enough apart to be written side by side; the last always is, the first if it can be. */
function spread<T>(items: T[], place: (item: T) => number, gap: number): T[] {
  const last = items.at(-1);
  if (last === undefined) return [];
  const kept: T[] = [];
  for (const item of items.slice(0, -1)) {
    const before = kept.at(-1);
    const clear = before === undefined || place(item) - place(before) >= gap;
    if (clear && place(last) - place(item) >= gap) kept.push(item);
  }
  return [...kept, last];
}

/** Zero is drawn unless all values stand far above it. */
export function extent(ys: number[]): [number, number] {
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  if (low === high) return low < 0 ? [low * 1.2, 0] : [0, low === 0 ? 1 : low * 1.2];
  if (low >= 0 && low > high / 2) return [low - (high - low) / 2, high];
  return [Math.min(0, low), Math.max(0, high)];
}

/** About four; where few whole things are counted, one for each. */
function ticksOf(points: Point[], [low, high]: [number, number]): number | number[] {
  const [first, last] = [Math.floor(low), Math.ceil(high)];
  if (last - first > 4 || !points.every(({ y }) => Number.isInteger(y))) return 4;
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

const french = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 });
const tickLabel = (value: number): string => french.format(value);

const gutter = (points: Point[]): number =>
  Math.max(34, ...points.map(({ y }) => 12 + 7.5 * tickLabel(Math.round(Math.abs(y) * 1.1)).length));

const describeSeries = (figure: PrintedFigure): string => {
  const values = figure.series.map(({ periodLabel, printed }) => `${periodLabel}, ${printed}`).join('\u202f; ');
  const target = figure.target ? ` Cible ${figure.target.year}\u00a0: ${figure.target.printed}.` : '';
  return `${figure.label}\u00a0: ${values}.${target}`;
};

export function draw(alternative: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const style = { fontFamily: font.family, fontSize: `${font.size}px`, background: 'none' };
  const svg = Plot.plot({ ...options, style, document });
  for (const element of svg.querySelectorAll('style')) element.remove();
  for (const element of svg.querySelectorAll('[aria-label]')) element.removeAttribute('aria-label');
  for (const name of ['style', 'width', 'height']) svg.removeAttribute(name);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  svg.setAttribute('font-family', font.family);
  svg.setAttribute('font-size', String(font.size));
  // The serialiser leaves "<" as it is inside attributes, which the typesetter refuses.
  return svg.outerHTML.replace('<svg', () => `<svg aria-label="${escapeMarkup(alternative)}"`);
}
