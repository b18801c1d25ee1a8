import { escapeMarkup } from './markup.ts';

export interface LabelledBar {
  label: string;
  /** What it stands for, in words: "173 (48,2 %)". */
  said: string;
  /** From 0 to 1; null where nothing is known. */
  length: number | null;
}

const colours = { text: '#1b1f23', quiet: '#55606b', value: '#1f6b4a', ground: '#ece9e2' };
const row = 34;
/** Mean width of a letter. */
const letter = 5.9;

/**
 * Bars under their labels, each with what it stands for: one drawing for page and print, where the page takes its
 * colours over by class (`drawing.css`). A table stands beside it.
 */
export function labelledBars(alternative: string, bars: readonly LabelledBar[], width: number): string {
  const drawn = bars.map(({ label, said, length }, at) => {
    const y = at * row;
    const long = Math.min(1, Math.max(0, length ?? 0)) * width;
    const name = escapeMarkup(shorten(label, width / letter - said.length - 3));
    return [
      `<text class="chart-label" x="0" y="${y + 14}" fill="${colours.text}">${name}</text>`,
      `<text class="chart-text" x="${width}" y="${y + 14}" text-anchor="end" fill="${colours.quiet}">${escapeMarkup(said)}</text>`,
      `<rect class="chart-ground" x="0" y="${y + 20}" width="${width}" height="8" fill="${colours.ground}"/>`,
      long > 0
        ? `<rect class="chart-bar" x="0" y="${y + 20}" width="${long.toFixed(1)}" height="8" fill="${colours.value}"/>`
        : '',
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="${escapeMarkup(alternative)}"`,
    ` viewBox="0 0 ${width} ${bars.length * row}" font-family="'Source Sans 3 Variable', 'Source Sans 3', sans-serif" font-size="14">`,
    ...drawn,
    '</svg>',
  ].join('');
}

const shorten = (label: string, room: number): string =>
  label.length > room ? `${label.slice(0, room - 1).trimEnd()}…` : label;
