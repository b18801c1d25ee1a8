import {
  add,
  compare,
  type Decimal,
  decimalsOf,
  type Interval,
  meet,
  multiply,
  powerOfTen,
  subtract,
} from '../../kernel/decimal.ts';
import { readNumber, searchForm } from '../../kernel/french.ts';

export const confidences = ['certain', 'stated', 'doubtful'] as const;
export type Confidence = (typeof confidences)[number];

/** What one source says of one attribute of a place. */
export interface SourcedValue {
  id: string;
  value: string;
  source: string;
  /** The day it speaks of, ISO. */
  asOf: string | null;
  confidence: Confidence;
  ruling: 'kept' | 'set_aside' | null;
  /** Instants, ISO. */
  ruledAt: string | null;
  recordedAt: string;
}

export interface Standing<V extends SourcedValue> {
  /** The value that is shown first. */
  value: V;
  /** "contested" until a person rules, and again when a source says otherwise after that. */
  state: 'alone' | 'agreed' | 'contested' | 'ruled';
  /** What other sources say, the surest first. */
  others: V[];
}

/**
 * Which of the values that sources give stands. A person's ruling comes first; else the surest, then the latest. Texts
 * agree whatever their accents and capitals, numbers where both may be roundings of one.
 */
export function standingOf<V extends SourcedValue>(values: readonly V[]): Standing<V> | undefined {
  const [first, ...others] = [...values].sort(bySurety);
  if (!first || first.ruling === 'set_aside') return undefined;
  return { value: first, state: stateOf(first, others), others };
}

function stateOf(first: SourcedValue, others: readonly SourcedValue[]): Standing<SourcedValue>['state'] {
  const heard = others.filter((other) => other.ruling !== 'set_aside');
  const against = heard.filter((other) => !agree(first.value, other.value));
  if (first.ruling === 'kept') {
    return against.some((other) => isLater(other.recordedAt, first.ruledAt)) ? 'contested' : 'ruled';
  }
  if (against.length > 0) return 'contested';
  return heard.length > 0 ? 'agreed' : 'alone';
}

const rulings = { kept: 0, set_aside: 2 } as const;
const weight = ({ ruling }: SourcedValue): number => (ruling === null ? 1 : rulings[ruling]);

const bySurety = (a: SourcedValue, b: SourcedValue): number =>
  weight(a) - weight(b) ||
  confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
  (b.asOf ?? '').localeCompare(a.asOf ?? '') ||
  b.recordedAt.localeCompare(a.recordedAt);

const isLater = (instant: string, than: string | null): boolean => than !== null && instant > than;

/** Whether two texts may say the same thing. */
export function agree(a: string, b: string): boolean {
  const [one, other] = [readNumber(a), readNumber(b)];
  if (one !== undefined && other !== undefined) return compare(one, other) === 0 || meet(rounded(one), rounded(other));
  return searchForm(a) === searchForm(b);
}

/** A number printed with decimals stands for all that round to it; a whole one for itself. */
function rounded(value: Decimal): Interval {
  const decimals = decimalsOf(value);
  const half = decimals === 0 ? '0' : multiply('0.5', powerOfTen(-decimals));
  return { low: subtract(value, half), high: add(value, half) };
}
