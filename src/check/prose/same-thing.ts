import type { Mention } from '../reading/mention.ts';
import { kindOf } from './stated-change.ts';
import { linesAround, namesOf, naturesOf, type Statement } from './statement.ts';

/** A word said more often than this tells nothing of which thing it is. */
const mostShared = 12;
const fewest = 2;

/** Pairs of statements that have at least two words in common and one kind, without comparing all with all. */
export function* pairsOfStatements(statements: Statement[]): Generator<[Statement, Statement]> {
  const drawers = new Map<string, number[]>();
  for (const [at, { mention, words }] of statements.entries())
    for (const word of words) {
      const key = `${kindOf(mention)} ${word}`;
      const drawer = drawers.get(key);
      if (drawer) drawer.push(at);
      else drawers.set(key, [at]);
    }
  const common = new Map<number, Map<number, number>>();
  for (const drawer of drawers.values()) {
    if (drawer.length < 2 || drawer.length > mostShared) continue;
    for (const [index, a] of drawer.entries()) {
      const row = common.get(a) ?? new Map<number, number>();
      common.set(a, row);
      for (const b of drawer.slice(index + 1)) row.set(b, (row.get(b) ?? 0) + 1);
    }
  }
  for (const [a, row] of common)
    for (const [b] of row) {
      const [one, other] = [statements[a], statements[b]];
      if (one && other) yield [one, other];
    }
}

/**
 * Whether two statements are of one thing: the same words, save one of five or more, the same names; and not lines of a
 * form that comes back from sheet to sheet.
 */
export function isSameThing(plain: string, a: Statement, b: Statement, besides: readonly string[] = []): boolean {
  const [words, others] = [a, b].map((one) => [...one.words].filter((word) => !besides.includes(word)));
  if (!words || !others) return false;
  const [fewer, more] = words.length <= others.length ? [words, others] : [others, words];
  if (fewer.length < fewest || !isSubset(fewer, more)) return false;
  if (more.length - fewer.length > (fewer.length >= 4 ? 1 : 0)) return false;
  return isSame(namesOf(a), namesOf(b)) && !isForm(linesAround(plain, a), linesAround(plain, b));
}

export const sameNature = (a: Statement, b: Statement, besides: readonly string[] = []): boolean =>
  isSame(
    ...([a, b].map((one) => naturesOf(one).filter((nature) => !besides.includes(nature))) as [string[], string[]]),
  );

const isSubset = (some: string[], all: string[]): boolean => some.every((one) => all.includes(one));
const isSame = (some: string[], others: string[]): boolean => isSubset(some, others) && isSubset(others, some);

type Around = ReturnType<typeof linesAround>;

const isForm = (a: Around, b: Around): boolean =>
  (a.before !== '' && a.before === b.before) || (a.after !== '' && a.after === b.after);

export const placesOf = (...mentions: Mention[]): { start: number; end: number }[] =>
  mentions.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
