import type { Decimal } from '../kernel/decimal.ts';
import { readNumber } from '../kernel/french.ts';
import { yearOf } from '../kernel/period.ts';
import type { PrintedFigure } from './printed-figure.ts';
import { type Standing, standingOf } from './standing.rule.ts';

/** The value it started from, read back from how it is printed: a frozen figure keeps nothing else of it. */
export function baselineOf({ baseline }: PrintedFigure): { year: number; value: Decimal } | null {
  const digits = /[-−]?\d[\d\u202f]*(?:,\d+)?/.exec(baseline?.printed ?? '')?.[0];
  const value = digits === undefined ? undefined : readNumber(digits);
  return baseline && value !== undefined ? { year: baseline.year, value } : null;
}

/** How a figure as it is read stands against its target. */
export const standingOfFigure = (figure: PrintedFigure): Standing =>
  standingOf(
    { value: figure.value, year: yearOf(figure.period) },
    { direction: figure.direction, baseline: baselineOf(figure), targets: figure.trajectory },
  );
