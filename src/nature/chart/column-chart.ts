import { printNumber } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';

export interface Column {
  /** Under it; none where labels would meet. */
  label: string;
  count: number;
}

const [width, height, foot, head] = [480, 160, 24, 18];
const colours = { text: '#55606b', bar: '#1f6b4a', line: '#dcd9d2' };

/** Counts over time, one column each; a table beside it says the same. */
export function columnChart(alternative: string, columns: readonly Column[]): string {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const step = width / Math.max(1, columns.length);
  const tall = height - foot - head;
  const said = (words: string, x: number, y: number) =>
    `<text class="chart-text" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" fill="${colours.text}">${escapeMarkup(words)}</text>`;
  const drawn = columns.map(({ label, count }, at) => {
    const size = Math.max((count / most) * tall, 1);
    const [middle, top] = [(at + 0.5) * step, head + tall - size];
    const box = `x="${(at * step + step * 0.1).toFixed(1)}" y="${top.toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${size.toFixed(1)}"`;
    return [
      count > 0 ? `<rect class="chart-bar" ${box} fill="${colours.bar}"/>` : '',
      count === most ? said(printNumber(String(count)), middle, top - 4) : '',
      label ? said(label, middle, height - 6) : '',
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="${escapeMarkup(alternative)}"`,
    ` viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3 Variable', 'Source Sans 3', sans-serif" font-size="13">`,
    ...drawn,
    `<path class="chart-line" d="M0 ${head + tall}H${width}" stroke="${colours.line}"/></svg>`,
  ].join('');
}
