import { z } from 'zod';
import type { CountedColumn, CountedSource } from '../../kernel/counted-source.ts';
import { type Decimal, divide, multiply, round } from '../../kernel/decimal.ts';
import { wide } from '../../kernel/french.ts';

export const measures = ['count', 'distinct', 'sum', 'share'] as const;
export type Measure = (typeof measures)[number];

/** Values picked, by column: a row is kept where each column has one of its values. */
const picked = z.record(z.string(), z.array(z.string()).min(1)).default({});

/** What an indicator counts in a register, declared without code. */
export const countingInput = z.strictObject({
  source: z.string(),
  measure: z.enum(measures).default('count'),
  /** Of a number of different things, the column that tells them apart; of a sum, the one that is added up. */
  of: z.string().nullish(),
  where: picked,
  /** Of a share: which of the rows kept make the part. */
  part: picked,
  /** Columns by which the count is broken down, or `commune`. */
  by: z.array(z.string()).default([]),
});
export type Counting = z.output<typeof countingInput>;

/** A source as a form offers it. */
export type OfferedSource = Omit<CountedSource, 'rows'>;

export const byCommune = 'commune';

/** A number of rows or of what they add up to, and of a share the rows that make its part. */
export interface Tally {
  whole: Decimal;
  part: number | null;
}

/** Part of a count: of one value of a column, or of one commune. */
export interface TallyPart extends Tally {
  by: string;
  key: string;
  label: string;
}

/** The value of a count; undefined for a part of nothing. */
export function tallyValue({ whole, part }: Tally, decimals: number): Decimal | undefined {
  if (part === null) return whole;
  const share = divide(multiply(String(part), '100'), whole);
  return share === undefined ? undefined : round(share, decimals);
}

/** "Part des sites (déjà vu : oui) dont le dernier état vu est bon ou assez bon". */
export function tellCounting(counting: Counting, source: OfferedSource): string {
  const kept = conditions(counting.where, source.columns);
  const rows = `${source.rowsLabel}${kept && ` (${kept})`}`;
  if (counting.measure === 'share') return `Part des ${rows} où ${conditions(counting.part, source.columns)}`;
  if (counting.measure === 'distinct')
    return `Nombre de ${source.distinct[counting.of ?? '']} différents dans les ${rows}`;
  if (counting.measure === 'sum') return `Total des ${source.sums?.[counting.of ?? '']} dans les ${rows}`;
  return `Nombre de ${rows}`;
}

const conditions = (picks: Counting['where'], columns: CountedColumn[]): string =>
  Object.entries(picks)
    .flatMap(([key, values]) => {
      const column = columns.find((each) => each.key === key);
      if (!column) return [];
      return `${lowered(column.label)}${wide}: ${values.map((value) => lowered(labelIn(column, value))).join(' ou ')}`;
    })
    .join(', ');

export const labelIn = (column: CountedColumn, value: string): string =>
  column.choices.find((choice) => choice.value === value)?.label ?? value;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
