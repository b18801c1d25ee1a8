import { compare, type Decimal } from '../../kernel/decimal.ts';
import { printNumber, wide } from '../../kernel/french.ts';
import { labelledBars } from '../../kernel/labelled-bars.ts';

export interface Bar {
  label: string;
  /** Null where it was not surveyed. */
  value: Decimal | null;
}

const onScreen = 400;
/** The width of an A4 text, where the letters of a drawing are those of its tables. */
export const inPrint = 820;

/** What each group brings, as bars on one scale; empty where nothing was surveyed. */
export function groupBars(title: string, bars: readonly Bar[], width = onScreen): string {
  if (bars.every(({ value }) => value === null)) return '';
  const most = bars.reduce<Decimal>((max, { value }) => (value !== null && compare(value, max) > 0 ? value : max), '0');
  const drawn = bars.map(({ label, value }) => ({
    label,
    said: value === null ? 'non relevé' : printNumber(value),
    length: value === null || most === '0' ? null : Number(value) / Number(most),
  }));
  const said = drawn.map((bar) => `${bar.label}, ${bar.said}`);
  return labelledBars(`${title}${wide}: ${said.join('\u202f; ')}.`, drawn, width);
}
