import { printDate } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';
import { typeset } from '../../kernel/typeset.ts';
import type { SharedIllustration } from './read-illustration.ts';

const width = 720;
const margin = 24;
const inner = width - 2 * margin;
/** A drawing is made larger by that at most: its letters stay those of the page. */
const mostEnlarged = 1.3;

const colours = { ground: '#ffffff', ink: '#1b1f23', quiet: '#55606b', line: '#dcd9d2' };

interface Style {
  size: number;
  /** Mean width of a letter. */
  letter: number;
  fill: string;
  weight: number;
}
const styles = {
  title: { size: 20, letter: 10, fill: colours.ink, weight: 600 },
  about: { size: 15, letter: 7, fill: colours.quiet, weight: 400 },
  foot: { size: 13, letter: 6.1, fill: colours.quiet, weight: 400 },
} satisfies Record<string, Style>;

/** A drawing that stands by itself: its title above, its legend, its source, its licence and its day below, its colours written in it. */
export function composePicture(
  illustration: SharedIllustration,
  { origin, day }: { origin: string; day: string },
): string {
  const { title, about, source, licence, page, alternative } = illustration;
  const pieces = new Pieces();
  pieces.write(title, styles.title);
  if (about) pieces.write(about, styles.about);
  pieces.skip(12);
  pieces.place(illustration.svg);
  if (illustration.legend) pieces.list(illustration.legend);
  pieces.skip(12);
  pieces.rule();
  for (const line of [source, `${licence.label}. Lu le ${printDate(day)}\u00a0:`, `${origin}${page}`])
    pieces.write(line, styles.foot);
  const height = Math.ceil(pieces.y + margin - 6);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="titre description" font-family="'Source Sans 3', 'Source Sans Pro', sans-serif">`,
    `<title id="titre">${escapeMarkup(typeset(title))}</title><desc id="description">${escapeMarkup(alternative)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
    ...pieces.drawn,
    '</svg>\n',
  ].join('');
}

/** What is drawn so far, from the top. */
class Pieces {
  readonly drawn: string[] = [];
  y = margin;

  skip(height: number): void {
    this.y += height;
  }

  write(text: string, { size, letter, fill, weight }: Style): void {
    for (const line of linesOf(typeset(text), inner / letter)) {
      this.y += size * 1.3;
      this.drawn.push(
        `<text x="${margin}" y="${this.y - size * 0.3}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeMarkup(line)}</text>`,
      );
    }
  }

  place(svg: string): void {
    const [, across = '1', down = '1'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    const scale = Math.min(inner / Number(across), mostEnlarged);
    const [wide, tall] = [Number(across) * scale, Number(down) * scale].map((side) => side.toFixed(1));
    const size = `x="${margin}" y="${this.y}" width="${wide}" height="${tall}"`;
    this.drawn.push(plainOf(svg).replace('<svg', `<svg ${size}`));
    this.y += Number(tall);
  }

  list(legend: NonNullable<SharedIllustration['legend']>): void {
    let x = margin;
    this.y += 28;
    for (const { mark, label } of legend) {
      const long = 26 + typeset(label).length * styles.about.letter;
      if (x > margin && x + long > width - margin) {
        x = margin;
        this.y += 22;
      }
      this.drawn.push(
        `<g transform="translate(${x + 9} ${this.y - 5}) scale(0.8)">${plainOf(mark)}</g>`,
        `<text x="${x + 24}" y="${this.y}" font-size="15" fill="${colours.ink}">${escapeMarkup(typeset(label))}</text>`,
      );
      x += long + 16;
    }
    this.y += 6;
  }

  rule(): void {
    this.drawn.push(`<path d="M${margin} ${this.y}H${width - margin}" stroke="${colours.line}"/>`);
    this.y += 6;
  }
}

/** Without what a page alone understands: its classes, its colours at night, its names for who does not see. */
const plainOf = (svg: string): string =>
  svg
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/ (class|role|aria-label|xmlns)="[^"]*"/g, '')
    .replaceAll('currentColor', colours.ink);

function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
