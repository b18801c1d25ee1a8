import { authorForm, type ReadName } from './read-name.rule.ts';

/** A name of TAXREF that may be the one cited. */
export interface Candidate {
  /** What the cited name is compared with: the scientific name, or one of the French ones. */
  by: 'scientific' | 'french';
  search: string;
  author: string;
  accepted: boolean;
}

export type Why = 'same' | 'synonym' | 'french' | 'initial' | 'spelling' | 'french_spelling';

export interface Score {
  /** From 0 to 1; 1 says that name and author are the ones cited. */
  score: number;
  why: Why;
  /** How many letters differ. */
  letters: number;
  otherAuthor: boolean;
}

/** Below, a likeness is chance. */
export const leastScore = 0.6;

/** How likely a name of TAXREF is the one that was cited, and why. A score proposes; a person decides. */
export function scoreProposal(read: ReadName, candidate: Candidate, variants: readonly string[]): Score {
  const french = candidate.by === 'french';
  const said = french ? [read.french] : variants;
  const letters = Math.min(...said.map((form) => distance(form, candidate.search)), candidate.search.length);
  const initial = !french && letters > 0 && isInitialOf(read, candidate.search);
  const otherAuthor = !french && differs(read.author, candidate.author);
  const likeness = initial ? 0.75 : 1 - letters / Math.max(candidate.search.length, read.scientific.length, 1);
  const factors = [french ? 0.95 : 1, otherAuthor ? 0.85 : 1, read.doubt ? 0.9 : 1];
  const score = factors.reduce((product, factor) => product * factor, likeness);
  return {
    score: Math.max(0, Math.round(score * 1000) / 1000),
    why: whyOf(candidate, letters, initial),
    letters,
    otherAuthor,
  };
}

function whyOf({ by, accepted }: Candidate, letters: number, initial: boolean): Why {
  if (by === 'french') return letters === 0 ? 'french' : 'french_spelling';
  if (initial) return 'initial';
  if (letters > 0) return 'spelling';
  return accepted ? 'same' : 'synonym';
}

/** « R. temporaria » for Rana temporaria. */
const isInitialOf = ({ scientific }: ReadName, search: string): boolean => {
  const [initial = '', ...rest] = scientific.split(' ');
  const [genus = '', ...others] = search.split(' ');
  return initial.length === 1 && genus.startsWith(initial) && rest.length > 0 && rest.join(' ') === others.join(' ');
};

/** Authors differ where neither names the other's first one; a year that differs is a slip. */
function differs(cited: string, known: string): boolean {
  if (!cited || !known) return false;
  const [one = '', other = ''] = [cited, authorForm(known)].map((author) => author.split(' ')[0] ?? '');
  return !one.startsWith(other) && !other.startsWith(one);
}

/** Letters to add, drop, change or swap with the next one to make one word of another. */
export function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) => [row, ...new Array<number>(other.length).fill(0)]);
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  rows[0] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++)
    for (let j = 1; j <= other.length; j++) {
      const change = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swap ? at(i - 2, j - 2) + 1 : change);
      (rows[i] as number[])[j] = best;
    }
  return at(one.length, other.length);
}
