import { absolute, type Decimal, divide, multiply } from '../../kernel/decimal.ts';
import { swapsOf } from '../fitting-error.ts';
import type { Mention } from '../reading/mention.ts';
import { shortened } from '../wording.ts';
import { amountOf, printLike } from './amounts.ts';
import { type LikelyCause, otherDigits } from './likely-cause.ts';
import { keptOf } from './remembered.ts';
import { type Span, spanOf, spansOf } from './span.ts';

/** A number said to be one figure divided by another, times `by`: 1 for a mean, 100 for a percentage. */
export interface Trial {
  result: Mention;
  above: Mention;
  below: Mention;
  by: number;
}

/** Many pairs are tried: floats tell which agree, never more strictly than the printed roundings do. */
const nearly = 1e-9;

/** A result is often cut after its last digit instead of rounded, and has halves even where it counts. */
function spansOfResult(result: Mention): (value: Decimal) => Span {
  const spanWith = spansOf({ ...result, unit: result.unit && { ...result.unit, dimension: 'rate' } });
  return (value) => {
    const { low, high } = spanWith(value);
    return { low, high: high + (high - low) / 2 };
  };
}
const spanOfResult = keptOf((result: Mention): Span => spansOfResult(result)(result.value));

type Spans = Record<(typeof roles)[number], Span>;

const allSpansOf = ({ result, above, below }: Trial): Spans => ({
  result: spanOfResult(result),
  above: spanOf(above),
  below: spanOf(below),
});

function areFit({ result, above, below }: Spans, by: number): boolean {
  if (!(below.low > 0)) return false;
  const [low, high] = [(above.low / below.high) * by, (above.high / below.low) * by];
  return low <= result.high * (1 + nearly) && high >= result.low * (1 - nearly);
}

export const fits = (trial: Trial): boolean => areFit(allSpansOf(trial), trial.by);

/** "1 M€ sur 2 M€" agrees with most shares. */
export function isVague(trial: Trial): boolean {
  const { above, below } = allSpansOf(trial);
  return above.high * below.high > 2 * above.low * below.low;
}

/** What it should be, over what is printed. */
export const ratioOf = ({ result, above, below, by }: Trial): number =>
  ((Number(amountOf(above)) / Number(amountOf(below))) * by) / Number(amountOf(result));

export interface Slip extends LikelyCause {
  /** Chance seldom gives it, even between figures that little else relates. */
  isTelling: boolean;
}

/** Noughts count: the trial takes a number for as precise as it is printed. */
const printedDigits = ({ value, scale }: Mention): number =>
  value.replace(/\D/g, '').replace(/^0+/, '').length - (value.includes('.') ? 0 : scale);

const factors = ['10', '0.1', '100', '0.01', '1000', '0.001'];
const roles = ['result', 'above', 'below'] as const;

/** The slip in one of the three that makes them agree. */
export function slipIn(trial: Trial): Slip | null {
  const digits = printedDigits(trial.result);
  const spans = allSpansOf(trial);
  const instead = (role: (typeof roles)[number], others: (value: Decimal) => Decimal[]): string | undefined => {
    const mention = trial[role];
    const spanWith = (role === 'result' ? spansOfResult : spansOf)(mention);
    const changed = { ...spans };
    const value = others(absolute(mention.value)).find((one) => {
      changed[role] = spanWith(one);
      return areFit(changed, trial.by);
    });
    return value && printLike([mention])(amountOf({ ...mention, value: shortened(value, 6) }));
  };
  for (const role of roles) {
    const swapped = instead(role, swapsOf);
    if (swapped)
      return {
        kind: 'swapped',
        sentence: `deux chiffres échangés\u00a0: ${swapped}`,
        isTelling: digits >= 3 || (digits === 2 && role === 'result'),
      };
  }
  const factor = factors.find((one) => areFit(spans, trial.by / Number(one)));
  if (factor) {
    const value = printLike([trial.result])(multiply(amountOf(trial.result), factor), 6);
    return { kind: 'scale', sentence: `un zéro ou une unité de travers\u00a0: ${value}`, isTelling: true };
  }
  if (trial.above.unit?.dimension === 'money' && [1.2, 1 / 1.2].some((tax) => areFit(spans, trial.by * tax)))
    return {
      kind: 'tax',
      sentence: 'un montant HT et un autre TTC (TVA à 20\u202f%)',
      isTelling: digits >= 3,
    };
  for (const role of roles) {
    const changed = instead(role, otherDigits);
    // Of the many ways to change a digit of a long number, one often agrees by chance.
    const isTelling = digits >= 3 && role === 'result';
    if (changed) return { kind: 'digit', sentence: `un chiffre changé\u00a0: ${changed}`, isTelling };
  }
  return null;
}

/** "12 ÷ 40 = 30, non 25", as precisely as the result is printed. */
export function arithmeticOf({ result, above, below, by }: Trial): string {
  const bare = printLike([above, below], false);
  const exact = multiply(divide(amountOf(above), amountOf(below)) ?? '0', String(by));
  const decimals = Math.max(result.decimals, Number(exact) >= 100 ? 0 : 1);
  const print = printLike([result]);
  return `${bare(amountOf(above))} ÷ ${bare(amountOf(below))} = ${print(exact, decimals)}, non ${print(amountOf(result))}`;
}
