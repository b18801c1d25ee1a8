import { absolute, type Decimal, decimalsOf, round } from '../kernel/decimal.ts';
import { narrow, printNumber, searchForm, wide } from '../kernel/french.ts';
import type { CheckedFigure, CheckedUnit } from './checked-edition.ts';
import { remembered } from './prose/remembered.ts';

/** " : " as French spaces it. */
export const colon = `${wide}: `;
/** What already holds « … » holds “…” once it is quoted. */
export const quoted = (text: string): string => `«${wide}${text.replace(/«\s*/g, '“').replace(/\s*»/g, '”')}${wide}»`;
export const named = (figure: CheckedFigure): string => quoted(figure.label);
export const printedIn = (value: Decimal, unit: CheckedUnit): string =>
  unit.label === '' ? printNumber(value) : `${printNumber(value)}${narrow}${unit.label}`;
/** A result of arithmetic, with no more decimals than help. */
export const shortened = (value: Decimal, decimals: number): Decimal =>
  decimalsOf(value) > decimals ? round(value, decimals) : value;
/** The beginning of a sentence that is quoted for people to know it again. */
export function shortenedText(text: string): string {
  const plain = text.replace(/[\s.;]+$/, '');
  return plain.length > 140 ? `${plain.slice(0, 140).replace(/\s\S*$/, '')}…` : plain;
}
/** Terms as people add them: "12 + 30 − 4". */
export const printedSum = (terms: Decimal[]): string =>
  terms
    .map((term, at) => {
      if (at === 0) return printNumber(term);
      return `${term.startsWith('-') ? '−' : '+'} ${printNumber(absolute(term))}`;
    })
    .join(' ');

const emptyWords = new Set(
  'a au aux avec ce ces d dans de des du en et l la le les leur leurs ou par pour qu que qui sur un une'.split(' '),
);

/** The words of a label that carry its meaning, without accents, plurals nor order. */
export function meaningOf(label: string): string[] {
  const words = new Set<string>();
  for (const part of label.split(' ')) for (const word of bareWordsOf(part)) words.add(word);
  return [...words];
}

/** Of what stands between two spaces: the same few thousand come back all along a report. */
const bareWordsOf = remembered((part: string): string[] =>
  searchForm(part)
    .split(' ')
    .filter((word) => word !== '' && !emptyWords.has(word))
    .map((word) => word.replace(/aux$/, 'al').replace(/(?<=...)(e?s|x|e)$/, '')),
);

export const sameMeaning = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((word) => b.includes(word));

/** "Évolution de…", "Baisse visée…": the figure is a change, and may be negative or above 100 %. */
export const speaksOfChange = (label: string): boolean =>
  /\b(evolutions?|variations?|hausses?|baisses?|reductions?|diminutions?|augmentations?|progressions?|croissances?|gains?|ecarts?|soldes?|economies?|multiplications?)\b/.test(
    searchForm(label),
  );
