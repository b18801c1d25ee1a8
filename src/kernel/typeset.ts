import { narrow, wide } from './french.ts';

const rules: [RegExp, string][] = [
  [/[ \u00a0\u202f]+(?=[;!?])/g, narrow],
  [/(?<=\d)[ \u00a0\u202f]+(?=[%‰€])/g, narrow],
  [/[ \u00a0\u202f]+:(?=\s|$)/g, `${wide}:`],
  [/«[ \u00a0\u202f]*/g, `«${wide}`],
  [/[ \u00a0\u202f]*»/g, `${wide}»`],
  [/(?<=\p{L})'(?=\p{L})/gu, '’'],
  [/(?<=\p{L} ?)\.\.\./gu, '…'],
  [/(?<=(?<!\d)\d{1,3}(?: \d{3}|\u202f\d{3})*) (?=\d{3}(?!\d))/g, narrow],
];

/** Prose as French sets it, whatever was typed: no-break spaces, apostrophes, numbers. Adds no space where there was none, save inside « ». */
export const typeset = (text: string): string => rules.reduce((set, [found, by]) => set.replace(found, by), text);

/** The same for every text that a document holds. */
export function typesetAll<T>(value: T): T {
  if (typeof value === 'string') return typeset(value) as T;
  if (Array.isArray(value)) return value.map(typesetAll) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typesetAll(inner)])) as T;
}
