import { readUnit } from '../indicator/unit.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { narrow, readNumber } from '../kernel/french.ts';
import { noFigures, pattern, space, unitEnds, units } from './no-figure.ts';

/** A number that somebody typed in a sentence where a figure could stand. */
export interface TypedNumber {
  value: Decimal;
  /** As typed, with its unit: "1 121 MWh". */
  printed: string;
  /** As figures print it: "€" for "euros", "m²" for "m2". */
  unit: string | null;
  /** A few words on each side. */
  excerpt: string;
}

/** A sign clings to its number, or stands where a number begins: "- 15" after a word is a dash. */
const signs = `[-−–+]|[−+]${space}|(?<=[(:]${space}?|(?<!\\p{L})(?:de|à|soit|et)${space})[-–]${space}`;
const number = pattern(
  `(?<![\\p{L}\\d.,/]|(?<!\\d)-)(${signs})?(\\d{1,3}(?:[ \\u00a0\\u202f.]\\d{3})+(?!\\d)|\\d+)(,\\d+|\\.\\d+)?(?:${space}?(${units})${unitEnds})?`,
  'gu',
);

/** Below this, a number without unit is a turn of phrase: "3 communes", "les 2 équipes". */
const smallest = 10;

export function typedNumbersIn(text: string): TypedNumber[] {
  const blanked = noFigures.reduce(
    (left, noFigure) => left.replace(noFigure, (found) => ' '.repeat(found.length)),
    text,
  );
  return [...blanked.matchAll(number)].flatMap((match) => {
    const [printed, sign = '', whole = '', decimals = '', unit] = match;
    const value = readNumber(`${sign}${whole.replaceAll('.', '')}${decimals}`.replace('+', ''));
    if (value === undefined || (!unit && decimals === '' && Math.abs(Number(value)) < smallest)) return [];
    return [
      {
        value,
        printed: printed.trim(),
        unit: unit ? unitLabel(unit) : null,
        excerpt: excerptOf(text, match.index, printed.length),
      },
    ];
  });
}

function unitLabel(typed: string): string {
  const unit = typed
    .replace(pattern(`${space}(?=€)`), '')
    .replace('K', 'k')
    .replace(pattern(`pour${space}cent`), '%');
  return readUnit(unit)?.label ?? unit;
}

function excerptOf(text: string, at: number, length: number): string {
  const [from, to] = [Math.max(0, at - 40), Math.min(text.length, at + length + 40)];
  const before = text.slice(from, at).replace(from > 0 ? /^\S*\s/ : /^/, from > 0 ? '…' : '');
  const after = text.slice(at + length, to).replace(to < text.length ? /\s\S*$/ : /$/, to < text.length ? '…' : '');
  const excerpt = `${before}${text.slice(at, at + length)}${after}`.replaceAll(/\s*\n\s*/g, ' ').trim();
  return excerpt.replace(/[.,;:!?]+$/, '').replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, narrow);
}
