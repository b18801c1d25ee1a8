import type { Mention } from '../reading/mention.ts';
import { kindOf } from './stated-change.ts';
import { linesAround, namesOf, naturesOf, type Statement } from './statement.ts';

/** A word said more often than this tells nothing of which thing it is. */
const mostShared = 12;
const fewest = 2;

/** Pairs of statements of one kind that share a word, without comparing all with all. */
export function* pairsOfStatements(statements: Statement[]): Generator<[Statement, Statement]> {
  for (const ofKind of Map.groupBy(statements, ({ mention }) => kindOf(mention)).values()) {
    const drawers = new Map<string, Statement[]>();
    for (const one of ofKind)
      for (const word of one.words) {
        const drawer = drawers.get(word);
        if (drawer) drawer.push(one);
        else drawers.set(word, [one]);
      }
    const met = new Map<Statement, Set<Statement>>();
    for (const drawer of drawers.values()) {
      if (drawer.length < 2 || drawer.length > mostShared) continue;
      for (const [index, a] of drawer.entries()) {
        const others = met.get(a) ?? new Set();
        met.set(a, others);
        for (const b of drawer.slice(index + 1)) others.add(b);
      }
    }
    for (const [a, others] of met) for (const b of others) yield [a, b];
  }
}

/** The same words, save one of five or more. */
export function saySameWords(words: string[], others: string[]): boolean {
  const [fewer, more] = words.length <= others.length ? [words, others] : [others, words];
  return fewer.length >= fewest && isSubset(fewer, more) && more.length - fewer.length <= (fewer.length >= 4 ? 1 : 0);
}

export const haveSameNames = (a: Statement, b: Statement): boolean => isSame(namesOf(a), namesOf(b));

/** Whether two statements are of one thing: the same words and names; and not lines of a form that comes back from sheet to sheet. */
export function isSameThing(plain: string, a: Statement, b: Statement, besides: readonly string[] = []): boolean {
  const [words, others] = [a, b].map((one) => [...one.words].filter((word) => !besides.includes(word)));
  if (!words || !others || !saySameWords(words, others)) return false;
  return haveSameNames(a, b) && !isForm(linesAround(plain, a), linesAround(plain, b));
}

export const sameNature = (a: Statement, b: Statement, besides: readonly string[] = []): boolean =>
  isSame(
    ...([a, b].map((one) => naturesOf(one).filter((nature) => !besides.includes(nature))) as [string[], string[]]),
  );

const isSubset = (some: string[], all: string[]): boolean => some.every((one) => all.includes(one));
const isSame = (some: string[], others: string[]): boolean => isSubset(some, others) && isSubset(others, some);

type Around = ReturnType<typeof linesAround>;

/** Lines of a form that comes back have the same line before or after. */
export const isForm = (a: Around, b: Around): boolean =>
  (a.before !== '' && a.before === b.before) || (a.after !== '' && a.after === b.after);

export const placesOf = (...mentions: Mention[]): { start: number; end: number }[] =>
  mentions.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
