import { add, type Decimal, isZero, multiply, negate, subtract } from '../../kernel/decimal.ts';
import { swapsOf } from '../fitting-error.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import type { StatedParts } from './parts-of-total.ts';
import { mentionOf, type TableLine } from './table-rows.ts';

/** So many rows show how three columns are related; only one may then be wrong. */
const enough = 3;
const longest = 200;
const mostWords = 12;
const columns = 3;
const grouped = /\d \d{3}(?!\d)/;
/** "Béthune 279 775 284 563 4 788 0,17%", as a PDF leaves a row of numbers that have spaces inside. */
const closeRow = latinLetters(
  /^[ ]*(?<label>[^\d\t|:;()]*\p{L}[^\d\t|:;()]*?) (?<numbers>[-−–]?\d{1,3}(?: [-−–]?\d{1,3})+)(?= *$| [-−–+]?\d+,\d)/u,
);

interface Sum {
  total: Mention;
  parts: Mention[];
}
type Cells = [Mention, Mention, Mention];
type Relation = (cells: Cells) => Sum;

const relations: Relation[] = [
  ([from, to, gap]) =>
    gap.value.startsWith('-')
      ? { total: from, parts: [to, { ...gap, value: negate(gap.value) }] }
      : { total: to, parts: [from, gap] },
  ([one, other, total]) => ({ total, parts: [one, other] }),
];

/** Rows of three numbers whose spaces part cells or thousands alike: that all others add up tells how to read one. */
export function partsInCloseRows(lines: TableLine[]): StatedParts[] {
  const found: StatedParts[] = [];
  let rows: Cells[][] = [];
  let start = 0;
  for (const { text } of [...lines, { text: '.' }]) {
    const readings = text.length < longest && grouped.test(text) ? readingsOf(text, start) : [];
    if (readings.length > 0) rows.push(readings);
    else if (text.trim() !== '') {
      found.push(...oddRows(rows));
      rows = [];
    }
    start += text.length + 1;
  }
  return found;
}

function oddRows(rows: Cells[][]): StatedParts[] {
  if (rows.length <= enough) return [];
  return relations.flatMap((relation) => {
    const sums = rows.map((readings) => readings.map(relation));
    const odd = sums.filter((some) => !some.some(holds));
    const [only] = odd;
    const sum = only && likeliest(only);
    if (odd.length !== 1 || !sum || sums.length - odd.length < enough) return [];
    return [{ ...sum, others: [], evidence: 'said' as const, isWhole: true }];
  });
}

const holds = ({ total, parts }: Sum): boolean =>
  isZero(subtract(total.value, add(...parts.map(({ value }) => value)))) && !parts.some(({ value }) => isZero(value));

/** The reading that one slip would make right, else the one whose first two numbers are as long. */
function likeliest(sums: Sum[]): Sum | undefined {
  const isFixed = ({ total, parts }: Sum): boolean =>
    [total, ...parts].some((mention) =>
      slipsOf(mention.value).some((value) => {
        const instead = (one: Mention): Mention => (one === mention ? { ...one, value } : one);
        return holds({ total: instead(total), parts: parts.map(instead) });
      }),
    );
  const alike = sums.filter(({ total, parts }) => total.printed.length === parts[0]?.printed.length);
  return sums.find(isFixed) ?? (alike.length === 1 ? alike[0] : undefined);
}

const slipsOf = (value: Decimal): Decimal[] => [
  ...['0.001', '0.1', '1000', '10'].map((by) => multiply(value, by)).filter((one) => /^-?\d+(?:\.0+)?$/.test(one)),
  ...swapsOf(value),
];

/** Every way to read the numbers of a line as three. */
function readingsOf(line: string, start: number): Cells[] {
  const { label = '', numbers } = closeRow.exec(line)?.groups ?? {};
  const words = numbers?.split(' ') ?? [];
  if (!numbers || words.length < columns || words.length > mostWords) return [];
  if (words.length === columns && words.every((word) => word.length < 3)) return [];
  const at = start + line.indexOf(numbers, label.length);
  const places = words.map((_, index) => at + words.slice(0, index).join(' ').length + (index > 0 ? 1 : 0));
  const cell = (from: number, to: number): Mention | undefined => {
    const [first = '', ...rest] = words.slice(from, to);
    if (first === '' || !rest.every((word) => /^\d{3}$/.test(word)) || /^\D?0\d/.test(first)) return undefined;
    const value = `${/^\d/.test(first) ? '' : '-'}${first.replace(/\D/g, '')}${rest.join('')}`;
    return mentionOf({ start: places[from] ?? at, printed: words.slice(from, to).join(' '), value }, false);
  };
  const readings: Cells[] = [];
  for (let second = 1; second < words.length - 1; second++)
    for (let third = second + 1; third < words.length; third++) {
      const [a, b, c] = [cell(0, second), cell(second, third), cell(third, words.length)];
      if (a && b && c) readings.push([a, b, c]);
    }
  return readings;
}
