import { pairsOfRoots, rootOf, type SpokenText, termsOf, wordsOf } from './spoken-text.ts';

/** Whether a report speaks of what the one before announced. */
export interface FollowUp {
  isSpokenOf: boolean;
  /** The words sought, those said least elsewhere first, and how many of them one passage has at most. */
  words: string[];
  met: number;
}

/** A report of a year, and the one before. */
export interface TwoYears {
  before: SpokenText;
  now: SpokenText;
}

/** Any announcement is made with these. */
const announcing = new Set(
  wordsOf(
    `poursuite poursuivre mise mettre œuvre place lancement lancer création créer développement développer réalisation réaliser
    participation participer organisation organiser renforcement renforcer signature adoption approbation préparation déploiement
    mobilisation accompagnement élaboration reconduire proposer action projet dispositif programme plan service cadre objectif
    nouveau nouvelle premier première deuxième second début automne printemps hiver trimestre semestre janvier février mars avril
    juin juillet août septembre octobre novembre décembre afin lien notamment ensemble différents plusieurs tous toutes sera seront
    prévu prévue année prochaine cours travers selon faveur partenariat partenaires territoire département agglomération commune
    région collectivité mieux plus visant permettant permettra favoriser ainsi entre sous jusque jusqu`,
  ).map(rootOf),
);
const isTelling = (word: string): boolean => !announcing.has(rootOf(word)) && !/^\d+$/.test(word);

/** Words of a passage: a paragraph. */
const passage = 60;
/** With less of its words in any passage, by weight, nothing speaks of it. */
const leastCovered = 0.5;
const fewestWords = 3;

/**
 * Nothing speaks of an announcement where no name of it, no long word or pair of words that are its own is met anywhere,
 * and no passage has half of its words. Undefined where it has too few words of its own to tell.
 */
export function followUpOf(announced: string, years: TwoYears): FollowUp | undefined {
  const said = wordsOf(announced);
  const words = [...new Set(said.filter(isTelling).map(rootOf))];
  const names = namesIn(announced).filter((name) => timesIn(years.before, name) <= 4);
  if (words.length < fewestWords && names.length === 0) return undefined;
  const weights = new Map(words.map((word) => [word, 1 / Math.log2(2 + timesIn(years.before, word))]));
  const { weight, met } = bestPassage(weights, years.now);
  const total = [...weights.values()].reduce((sum, one) => sum + one, 0);
  const isSpokenOf =
    weight >= leastCovered * total ||
    names.some((name) => timesIn(years.now, name) > 0) ||
    hasOwnTerm(said, years) ||
    hasOwnPair(said, years);
  return { isSpokenOf, met, words: words.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)) };
}

const timesIn = ({ roots }: SpokenText, word: string): number => roots.get(word)?.length ?? 0;

/** Names inside a sentence, and what is written in capitals. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/(?<!^|[.:] |[«“] )(?<!\p{L})\p{Lu}[\p{L}\d]{3,}|\p{Lu}{3,}\p{L}*/gu)].flatMap(([name]) =>
    wordsOf(name).map(rootOf),
  );

function hasOwnTerm(said: string[], { before, now }: TwoYears): boolean {
  const count = ({ terms }: SpokenText, term: string) => terms.get(term) ?? 0;
  return termsOf(said.filter(isTelling)).some((term) => count(before, term) <= 3 && isIn(1, 3, count(now, term)));
}

/** "colos apprenantes", "jeu du 62": neither said all along the report before, nor made of words said all along this one. */
function hasOwnPair(said: string[], { before, now }: TwoYears): boolean {
  const rare = Math.max(10, now.words / 1700);
  return pairsOfRoots(said).some((pair) => {
    const roots = pair.split(' ');
    if (!now.pairs.has(pair) || (before.pairs.get(pair) ?? 0) > 8 || roots.some((root) => announcing.has(root)))
      return false;
    return roots.some((root) => /\d/.test(root) || timesIn(now, root) <= rare);
  });
}

const isIn = (low: number, high: number, value: number): boolean => value >= low && value <= high;

/** The most that one passage has of these words, by weight and by number. */
function bestPassage(weights: Map<string, number>, { roots }: SpokenText): { weight: number; met: number } {
  const heard = [...weights.keys()]
    .flatMap((word) => (roots.get(word) ?? []).map((at) => ({ at, word })))
    .sort((a, b) => a.at - b.at);
  const held = new Map<string, number>();
  const best = { weight: 0, met: 0 };
  let first = 0;
  for (const { at, word } of heard) {
    held.set(word, (held.get(word) ?? 0) + 1);
    for (let left = heard[first]; left && left.at < at - passage; left = heard[++first]) {
      const count = (held.get(left.word) ?? 1) - 1;
      if (count === 0) held.delete(left.word);
      else held.set(left.word, count);
    }
    const weight = [...held.keys()].reduce((sum, one) => sum + (weights.get(one) ?? 0), 0);
    if (weight > best.weight) Object.assign(best, { weight, met: held.size });
  }
  return best;
}
