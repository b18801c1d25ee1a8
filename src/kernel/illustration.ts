import type { Db } from './db/index.ts';
import type { Decimal } from './decimal.ts';
import type { Effects } from './effects.ts';
import { printNumber } from './french.ts';

/** What a cell says: a text, or an exact number with how people read it. */
export type IllustrationCell = string | { value: Decimal; printed: string };

/** A chart or a map that visitors see, with the same as a table: it is embedded elsewhere and downloaded. */
export interface Illustration {
  kind: 'chart' | 'map';
  title: string;
  /** Of which territory and years: "Béthune, 2010 à 2020". */
  about: string;
  /** The same in words, for those who do not see it. */
  alternative: string;
  /** In the colours of light paper; those of a chart are taken over by class (`drawing.css`). */
  svg: string;
  /** What marks mean: each drawn in a box of 22 around nothing, and its word. */
  legend?: { mark: string; label: string }[];
  /** Who says so: "Source : Agence de l’eau". */
  source: string;
  /** Where it is not the one that organisations chose for what they publish. */
  licence?: string;
  /** The page that it comes from. */
  page: string;
  table: { columns: string[]; rows: IllustrationCell[][] };
}

/** What an address asks for: its `:names`, and what follows « ? ». */
export interface AskedIllustration {
  params: Record<string, string>;
  query: URLSearchParams;
}

/** Illustrations of one kind. Each slice offers its own; `portal/share/sources.ts` lists them. */
export interface IllustrationSource {
  /** Below `/integrer` and `/illustrations`, `:names` as in routes: "indicateurs/:id/evolution". */
  path: string;
  /** As a visitor reads, whoever asks; refused as missing where a visitor finds nothing. */
  read(world: { db: Db; effects: Effects }, asked: AskedIllustration): Promise<Illustration>;
}

export const countCell = (count: number): IllustrationCell => ({
  value: String(count),
  printed: printNumber(String(count)),
});

/** What a drawing of ours says of itself, for those who do not see it. */
export const alternativeOf = (svg: string): string =>
  (/aria-label="([^"]*)"/.exec(svg)?.[1] ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Bars as an illustration has them: what each stands for, drawn to the longest. */
export const barsOf = (counts: readonly { label: string; count: number }[]) => {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return counts.map(({ label, count }) => ({ label, said: printNumber(String(count)), length: count / most }));
};
