import { meet, powerOfTen } from '../../kernel/decimal.ts';
import { scaled } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf, isPositive, printLike } from './amounts.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { isSameThing, pairsOfStatements, placesOf, sameNature } from './same-thing.ts';
import { oneLineOf } from './sentence-figures.ts';
import { quotedMention, sentencesWithMentions, significantDigits } from './sentences-with-mentions.ts';
import { type Pair, pairsOf } from './stated-change.ts';
import { statementsIn } from './statement.ts';

export const implausibleJumpInProse: ProseRule = {
  code: 'implausible_jump_in_prose',
  title: 'D’une année à l’autre, dix ou mille fois plus',
  tier: 'C',
  explanation:
    'Deux années de la même chose, dans une phrase (« 12 450 en 2019, 124 500 en 2020 ») ou dans deux phrases de mêmes mots : la seconde valeur a les mêmes premiers chiffres avec un zéro de plus ou de moins, ou vaut mille fois l’autre. Un zéro de trop, ou une unité changée.',
  check: (read) => [...sideBySide(read), ...apart(read)],
};

function sideBySide(read: ReadText): ProseFinding[] {
  const text = oneLineOf(read);
  return sentencesWithMentions(read).flatMap(({ mentions }) =>
    mentions.length > most || !mentions.some(isFarFromNext)
      ? []
      : pairsOf(text, mentions).flatMap((pair) => judge(pair) ?? []),
  );
}

/** From this figure to the next or the one after, near nine times or more: only then is the sentence read. */
function isFarFromNext(mention: Mention, at: number, mentions: Mention[]): boolean {
  return [mentions[at + 1], mentions[at + 2]].some((other) => {
    const ratio = Number(other?.value ?? Number.NaN) / Number(mention.value);
    return ratio > 8 || ratio < 0.125;
  });
}

/** Beyond, it is a table without lines. */
const most = 40;

const apart = (read: ReadText): ProseFinding[] =>
  [...pairsOfStatements(statementsIn(read, isYearly))].flatMap(([a, b]) => {
    const [from, to] = [a, b].sort((one, other) => startOf(one.mention).localeCompare(startOf(other.mention)));
    if (!from || !to || startOf(from.mention) === startOf(to.mention)) return [];
    return sameNature(a, b) && isSameThing(read.plain, a, b)
      ? (judge({ from: from.mention, to: to.mention }) ?? [])
      : [];
  });

const isYearly = ({ period, unit }: Mention): boolean => period?.kind === 'year' && unit?.dimension !== 'ratio';
const startOf = ({ period }: Mention): string => period?.start ?? '';

function judge({ from, to }: Pick<Pair, 'from' | 'to'>): ProseFinding | undefined {
  if (![from, to].every(isPositive)) return undefined;
  const ratio = Number(amountOf(to)) / Number(amountOf(from));
  const larger = ratio > 1 ? ratio : 1 / ratio;
  const isThousand = larger > 600 && larger < 1700;
  if (!isThousand && !(larger > 9 && larger < 11 && haveSameDigits(from, to))) return undefined;
  const print = printLike([from, to]);
  return {
    rule: implausibleJumpInProse.code,
    tier: 'C',
    message: `D’une année à l’autre, ${quotedMention(from)} puis ${quotedMention(to)}\u00a0: ${isThousand ? 'mille' : 'dix'} fois ${ratio > 1 ? 'plus' : 'moins'}.`,
    arithmetic: `${print(amountOf(to))} / ${print(amountOf(from))} = ${printed(ratio)}`,
    likelyCause: isThousand ? 'des milliers pris pour des unités, ou une unité changée' : 'un zéro de trop ou oublié',
    places: placesOf(from, to),
  };
}

const printed = (ratio: number): string =>
  (ratio >= 1 ? ratio.toFixed(1) : ratio.toFixed(4)).replace('.', ',').replace(/,0$/, '');

/** The first two digits, which chance seldom gives; or the same number, roundings aside. */
function haveSameDigits(a: Mention, b: Mention): boolean {
  if (Math.min(significantDigits(a.value), significantDigits(b.value)) < 2) return false;
  const first = ({ value }: Mention) => value.replace(/\D/g, '').replace(/^0+/, '').slice(0, 2);
  const isTenfold = [1, -1].some((power) => meet(scaled(boundsOf(a), powerOfTen(power)), boundsOf(b)));
  return isTenfold || first(a) === first(b);
}
