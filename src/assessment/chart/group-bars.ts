import { compare, type Decimal } from '../../kernel/decimal.ts';
import { printNumber } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';

export interface Bar {
  label: string;
  /** Null where it was not surveyed. */
  value: Decimal | null;
}

const row = 34;
const onScreen = 480;
/** The width of an A4 text, where the letters of a drawing are those of its tables. */
export const inPrint = 820;

/** What each group brings, as bars: one drawing for page and print. A table stands beside it. */
export function groupBars(title: string, bars: readonly Bar[], width = onScreen): string {
  const most = bars.reduce<Decimal>((max, { value }) => (value !== null && compare(value, max) > 0 ? value : max), '0');
  const height = bars.length * row + 4;
  const said = bars.map(({ label, value }) => `${label}, ${value === null ? 'non relevé' : printNumber(value)}`);
  const drawn = bars.map(({ label, value }, at) => {
    const y = at * row;
    const length = value === null || most === '0' ? 0 : Math.max(0, (Number(value) / Number(most)) * (width - 4));
    const told = value === null ? 'non relevé' : printNumber(value);
    return [
      `<text class="chart-text" x="0" y="${y + 14}" fill="#55606b">${escapeMarkup(label)}</text>`,
      `<text class="chart-value-text" x="${width - 2}" y="${y + 14}" text-anchor="end" fill="${value === null ? '#55606b' : '#1f6b4a'}">${told}</text>`,
      `<rect class="chart-ground" x="0" y="${y + 20}" width="${width}" height="8" fill="#ece9e2"/>`,
      `<rect class="chart-value" x="0" y="${y + 20}" width="${length.toFixed(1)}" height="8" fill="#1f6b4a"/>`,
    ].join('');
  });
  const alternative = escapeMarkup(`${title}\u00a0: ${said.join('\u202f; ')}.`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="group-bars" role="img" aria-label="${alternative}"`,
    ` viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3 Variable', 'Source Sans 3', sans-serif" font-size="14">`,
    ...drawn,
    '</svg>',
  ].join('');
}
