import { convert } from '../../indicator/unit.ts';
import { searchForm } from '../../kernel/french.ts';

export interface KnownIndicator {
  id: string;
  code: string;
  label: string;
  unit: string;
  counted: string | null;
}

export interface MatchedFigure {
  label: string;
  unit: string;
  counted: string | null;
}

/** At this likeness an indicator is proposed; from the other on it is among the choices. */
const [proposed, offered] = [0.72, 0.4];
const most = 4;

/**
 * Indicators that may be the one a figure of an old report measures, the likeliest first: words in common among all
 * their words, and units that convert. It is proposed to a person, never chosen for them.
 */
export function matchIndicators<I extends KnownIndicator>(
  figure: MatchedFigure,
  known: readonly I[],
): { likely: I | undefined; choices: I[] } {
  const words = wordsOf(figure);
  const ranked = known
    .filter(({ unit }) => convert('1', figure.unit, unit) !== undefined)
    .map((indicator) => ({ indicator, likeness: likeness(words, wordsOf(indicator)) }))
    .filter((each) => each.likeness >= offered)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, most);
  const [first, second] = ranked;
  const alone = first && first.likeness >= proposed && first.likeness > (second?.likeness ?? 0);
  return { likely: alone ? first.indicator : undefined, choices: ranked.map(({ indicator }) => indicator) };
}

const emptyWords = new Set(
  'le la les l un une des du de d en et a au aux par pour sur dans avec dont soit ou'.split(' '),
);

/** Words that say something, without the mark of their plural. */
function wordsOf({ label, counted }: Pick<MatchedFigure, 'label' | 'counted'>): Set<string> {
  const words = searchForm(`${label} ${counted ?? ''}`).split(' ');
  return new Set(
    words.filter((word) => word !== '' && !emptyWords.has(word)).map((word) => word.replace(/(?<=\w{3})[sx]$/, '')),
  );
}

/** Twice the words in common over all words: 1 for the same words. */
function likeness(a: Set<string>, b: Set<string>): number {
  const all = a.size + b.size;
  return all === 0 ? 0 : (2 * [...a].filter((word) => b.has(word)).length) / all;
}
