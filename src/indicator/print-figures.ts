import type { Db } from '../kernel/db/index.ts';
import { type Decimal, divide, multiply, round } from '../kernel/decimal.ts';
import { narrow, printNumber, wide } from '../kernel/french.ts';
import { type Period, periodCode, printPeriod, readPeriod, yearOf } from '../kernel/period.ts';
import { communesCounted, partsCounted } from './counting/print-parts.ts';
import { type CommuneFigure, type FigureLibrary, type Known, periodOf } from './figure-library.ts';
import {
  type ReplacedValue,
  readIndicatorsByIds,
  readNames,
  readParts,
  readReplaced,
  readTargets,
  type StoredPart,
  type StoredTarget,
} from './figures.sql.ts';
import { type IndicatorRow, readIndicators } from './indicator.sql.ts';
import { loadLibrary } from './load-library.ts';
import { printChange, printQuantity, printUnit } from './print-quantity.rule.ts';
import { figureKey, type PrintedFigure } from './printed-figure.ts';
import { expectedAt } from './trajectory.rule.ts';
import { convert } from './unit.ts';

export interface WantedFigure {
  organisationId: string;
  code: string;
  /** Code of a period (`kernel/period.ts`), or `latest`: the latest year that has a value, else the latest period. */
  period: string;
}

export interface PrintOptions {
  /** Only validated values, as people outside see them. */
  published?: boolean;
}

/**
 * Figures as they are read, by `figureKey`, in a handful of queries whatever their number. One that has no value is
 * absent. Figures of several organisations share the map: ask for one organisation where their codes may meet.
 */
export async function printFigures(
  db: Db,
  wanted: WantedFigure[],
  options: PrintOptions = {},
): Promise<Map<string, PrintedFigure>> {
  const figures = new Map<string, PrintedFigure>();
  for (const [organisationId, group] of Map.groupBy(wanted, (figure) => figure.organisationId)) {
    const rows = await readIndicators(db, organisationId, [...new Set(group.map(({ code }) => code))]);
    const { press, library } = await openPress(db, organisationId, rows, options);
    const byCode = new Map(rows.map((row) => [row.code, row]));
    for (const { code, period } of group) {
      const indicator = byCode.get(code);
      const asked = period === 'latest' ? latestPeriod(library, code) : readPeriod(period);
      const figure = indicator && asked && press(indicator, asked);
      if (figure) figures.set(figureKey(code, period), figure);
    }
  }
  return figures;
}

/** The same figures as sentences quote them, by `figureKey`: only how each is printed. */
export async function printQuantities(
  db: Db,
  organisationId: string,
  wanted: Omit<WantedFigure, 'organisationId'>[],
): Promise<Record<string, string>> {
  if (wanted.length === 0) return {};
  const rows = await readIndicators(db, organisationId, [...new Set(wanted.map(({ code }) => code))]);
  const library = await loadLibrary(db, organisationId, rows, false);
  const printed = wanted.flatMap(({ code, period }) => {
    const [indicator, read] = [library.indicator(code), readPeriod(period)];
    const known = indicator && read && library.find(indicator, read);
    return known ? [[figureKey(code, period), print(indicator, known)] as const] : [];
  });
  return Object.fromEntries(printed);
}

/** What a list shows of a figure. */
export type BriefFigure = Pick<PrintedFigure, 'printed' | 'periodLabel' | 'previous' | 'direction'>;

/** The latest figure of each indicator in brief, by its id. */
export async function printLatest(
  db: Db,
  organisationId: string,
  rows: IndicatorRow[],
  options: PrintOptions = {},
): Promise<Map<string, BriefFigure>> {
  const library = await loadLibrary(db, organisationId, rows, options.published ?? false);
  return new Map(
    rows.flatMap((row) => {
      const period = latestPeriod(library, row.code);
      const [known, before] = period ? seriesOf(library, row, period).reverse() : [];
      if (!known) return [];
      const previous = previousOf(before, known.known, row)?.printed ?? null;
      const periodLabel = printPeriod(known.at);
      return [[row.id, { printed: print(row, known.known), periodLabel, previous, direction: row.direction }] as const];
    }),
  );
}

function latestPeriod(library: FigureLibrary, code: string): Period | undefined {
  const indicator = library.indicator(code);
  if (!indicator) return undefined;
  const filled = (periods: Period[]) => periods.findLast((period) => library.find(indicator, period) !== undefined);
  return filled(library.periodsOf(indicator, 'year')) ?? filled(library.periodsOf(indicator));
}

type Press = (indicator: IndicatorRow, period: Period) => PrintedFigure | undefined;

/** Reads all that figures of these indicators are printed from. */
async function openPress(
  db: Db,
  organisationId: string,
  rows: IndicatorRow[],
  options: PrintOptions,
): Promise<{ press: Press; library: FigureLibrary }> {
  const published = options.published ?? false;
  const ids = rows.map(({ id }) => id);
  const parts = rows.length > 0 ? await readParts(db, ids) : [];
  const indicators = new Map([...rows, ...(await readPartRows(db, parts))].map((row) => [row.id, row]));
  const library = await loadLibrary(db, organisationId, [...indicators.values()], published);
  if (rows.length === 0) return { press: () => undefined, library };
  const targets = Map.groupBy(await readTargets(db, ids, published), ({ indicatorId }) => indicatorId);
  const replaced = Map.groupBy(await readReplaced(db, ids, published), replacedKey);
  const names = await readNames(db, organisationId);
  const press: Press = (indicator, period) => {
    const known = library.find(indicator, period);
    if (!known) return undefined;
    const series = seriesOf(library, indicator, period);
    const own = trajectoryOf(indicator, targets.get(indicator.id) ?? [], yearOf(period));
    const previous = previousOf(series.slice(0, -1).at(-1), known, indicator);
    return {
      ...definitionOf(indicator, names),
      ...numberOf(indicator, period, known),
      previous: previous?.printed ?? null,
      ...own.printed,
      series: series.map(({ at, known: then }) => ({
        period: at,
        periodLabel: printPeriod(at),
        value: then.value,
        printed: print(indicator, then),
        status: then.status,
      })),
      ...communesOf(indicator, known),
      breakdowns: [
        ...breakdownsOf(library, indicators, parts, indicator, period, known),
        ...(known.count ? partsCounted(indicator, known.count) : []),
      ],
      explanation: [...known.steps, ...(previous?.steps ?? []), ...own.steps],
      history: (replaced.get(`${indicator.id} ${periodCode(period)}`) ?? [])
        .filter(({ commune }) => commune === null || known.communes !== undefined)
        .map((row) => historyLine(indicator, row)),
    };
  };
  return { press, library };
}

const readPartRows = (db: Db, parts: StoredPart[]): Promise<IndicatorRow[]> =>
  parts.length === 0 ? Promise.resolve([]) : readIndicatorsByIds(db, [...new Set(parts.map(({ partId }) => partId))]);

const print = (indicator: IndicatorRow, known: Known): string => printQuantity({ ...indicator, ...known });

const printPlain = (indicator: IndicatorRow, value: Decimal, decimals = value.split('.')[1]?.length ?? 0): string =>
  printQuantity({ ...indicator, value, decimals });

function communesOf(indicator: IndicatorRow, { communes, count }: Known): Pick<PrintedFigure, 'communes'> {
  if (communes) return { communes: communes.map(communeLine) };
  const counted = count ? communesCounted(indicator, count) : [];
  return counted.length > 0 ? { communes: counted } : {};
}

const communeLine = ({ code, name, value }: CommuneFigure) => ({
  code,
  name,
  printed: value && printQuantity({ ...value, unit: 'count', counted: null }),
});

const replacedKey = (row: ReplacedValue): string => `${row.indicatorId} ${periodCode(periodOf(row))}`;

const historyLine = (indicator: IndicatorRow, row: ReplacedValue): PrintedFigure['history'][number] => ({
  printed: [row.commune, printQuantity({ ...indicator, ...row })].filter(Boolean).join(`${wide}: `),
  person: row.person,
  at: row.recordedAt.toISOString(),
  reason: row.reason,
});

const definitionOf = (indicator: IndicatorRow, names: { territory: string; services: Map<string, string> }) => ({
  code: indicator.code,
  label: indicator.label,
  definition: indicator.definition,
  kind: indicator.kind,
  direction: indicator.direction,
  unit: indicator.unit,
  unitLabel: printUnit(indicator.unit, indicator.counted),
  taxBasis: indicator.taxBasis,
  territory: names.territory,
  method: indicator.method,
  owner: names.services.get(indicator.ownerServiceId ?? '') ?? null,
});

const numberOf = (indicator: IndicatorRow, period: Period, known: Known) => ({
  key: figureKey(indicator.code, periodCode(period)),
  period,
  periodLabel: printPeriod(period),
  value: known.value,
  decimals: known.decimals,
  qualifier: known.qualifier,
  status: known.status,
  printed: print(indicator, known),
  source: known.source || indicator.source,
  sourcePage: known.sourcePage,
  recordedBy: known.person,
  recordedAt: known.at.toISOString(),
});

/** Values up to the figure's own, which comes last: a report of 2020 does not show 2021. */
const seriesOf = (library: FigureLibrary, indicator: IndicatorRow, period: Period): { at: Period; known: Known }[] => {
  const until = library.periodsOf(indicator, period.kind).filter(({ end }) => end < period.end);
  return [...until, period].flatMap((at) => {
    const known = library.find(indicator, at);
    return known ? [{ at, known }] : [];
  });
};

function previousOf(before: { at: Period; known: Known } | undefined, now: Known, indicator: IndicatorRow) {
  if (!before) return undefined;
  const periodLabel = printPeriod(before.at);
  const change = printChange(before.known.value, now.value, indicator.unit);
  const [a, b] = [printNumber(now.value), printNumber(before.known.value)];
  const operation = indicator.unit === '%' ? `${a} − ${b}` : `(${a} − ${b}) ÷ ${b}`;
  const steps =
    change && change !== 'inchangé' ? [{ sentence: `Depuis ${periodLabel}${wide}: ${operation}, soit ${change}` }] : [];
  return { printed: { printed: print(indicator, before.known), periodLabel, change }, steps };
}

/** The next target, the trajectory of the plan that sets it, and what the straight line expects this year. */
function trajectoryOf(indicator: IndicatorRow, targets: StoredTarget[], year: number) {
  const next = targets.find((target) => target.year >= year) ?? targets.at(-1);
  const line = targets.filter(({ planId }) => planId === next?.planId);
  const { baselineYear, baselineValue } = indicator;
  const start = baselineYear !== null && baselineValue !== null ? [{ year: baselineYear, value: baselineValue }] : [];
  const expected = next && next.year !== year ? expectedAt([...start, ...line], year) : undefined;
  const steps = expected
    ? [
        {
          sentence: `La trajectoire vers ${next?.year} prévoit ${printPlain(indicator, expected, indicator.decimals)} en ${year}`,
        },
      ]
    : [];
  const printed = {
    target: next ? { printed: printPlain(indicator, next.value), year: next.year, plan: next.plan } : null,
    baseline:
      baselineYear !== null && baselineValue !== null
        ? { printed: printPlain(indicator, baselineValue), year: baselineYear, source: indicator.baselineSource ?? '' }
        : null,
    trajectory: line.map(({ year: at, value }) => ({ year: at, value, printed: printPlain(indicator, value) })),
  };
  return { printed, steps };
}

function breakdownsOf(
  library: FigureLibrary,
  indicators: Map<string, IndicatorRow>,
  parts: StoredPart[],
  total: IndicatorRow,
  period: Period,
  known: Known,
): PrintedFigure['breakdowns'] {
  const own = Map.groupBy(
    parts.filter(({ totalId }) => totalId === total.id),
    ({ breakdownId }) => breakdownId,
  );
  return [...own.values()].flatMap((group) => {
    const lines = group.flatMap(({ partId }) => {
      const part = indicators.get(partId);
      const found = part && library.find(part, period);
      if (!part || !found) return [];
      return [{ label: part.label, printed: print(part, found), share: shareOf(part, found, total, known) }];
    });
    return lines.length > 0 ? [{ label: group[0]?.label ?? '', parts: lines }] : [];
  });
}

function shareOf(part: IndicatorRow, found: Known, total: IndicatorRow, known: Known): string | null {
  const converted = convert(found.value, part.unit, total.unit);
  const share = converted === undefined ? undefined : divide(multiply(converted, '100'), known.value);
  return share === undefined ? null : `${printNumber(round(share, 1))}${narrow}%`;
}
