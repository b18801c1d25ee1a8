import type { Decimal } from '../../kernel/decimal.ts';
import { printDate, printNumber, wide } from '../../kernel/french.ts';
import { type PeriodKind, periodCode } from '../../kernel/period.ts';
import type { ExplanationStep } from '../figure.ts';
import { type Counting, countingInput, type Tally, type TallyPart, tellCounting } from './counting.ts';
import { offered, sourceNamed } from './sources.ts';

/** How a value was counted: the day, the definition of that day, the numbers behind it. */
export interface RecordedCount extends Tally {
  on: string;
  counting: Counting;
  parts: TallyPart[];
}

interface StoredCount {
  countedOn: string | null;
  counting: unknown;
  whole: Decimal | null;
  part: number | null;
  parts: unknown;
}

/** Undefined of a value that somebody typed. */
export function recordedCount({ countedOn, counting, whole, part, parts }: StoredCount): RecordedCount | undefined {
  if (countedOn === null || whole === null) return undefined;
  return { on: countedOn, counting: countingInput.parse(counting), whole, part, parts: parts as TallyPart[] };
}

interface Placed {
  indicatorId: string;
  periodKind: PeriodKind;
  periodStart: string;
  periodEnd: string;
}

/** How a counted value was obtained, and where its rows are listed. */
export function stepsOf({ on, counting, whole, part }: RecordedCount, value: Placed): ExplanationStep[] {
  const period = periodCode({ kind: value.periodKind, start: value.periodStart, end: value.periodEnd });
  const told = tellCounting(counting, offered(sourceNamed(counting.source)));
  const href = rowsHref(value.indicatorId, period);
  const counted = { sentence: `Compté dans le registre le ${printDate(on)}${wide}: ${lowered(told)}`, href };
  if (part === null) return [counted];
  return [counted, { sentence: `${printNumber(String(part))} ÷ ${printNumber(whole)} × 100` }];
}

export const rowsHref = (indicatorId: string, period: string): string =>
  `/indicateurs/${indicatorId}/lignes?periode=${encodeURIComponent(period)}`;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
