import { compare, meet } from '../../kernel/decimal.ts';
import { yearOf } from '../../kernel/period.ts';
import type { Mention, SaidAs } from '../reading/mention.ts';
import { amountOf, boundsOf, isCount, printLike } from './amounts.ts';
import { slipOf } from './likely-cause.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { isSameThing, pairsOfStatements, placesOf, sameNature } from './same-thing.ts';
import { quotedMention, significantDigits } from './sentences-with-mentions.ts';
import { type Statement, statementsIn } from './statement.ts';
import { sameFrame } from './subject.ts';

export const sameLabelTwoValues: ProseRule = {
  code: 'same_label_two_values',
  title: 'Deux valeurs pour les mêmes mots',
  tier: 'B',
  acrossTexts: 'C',
  explanation:
    'Deux phrases qui disent la même chose avec les mêmes mots, les mêmes noms de lieux, la même unité et la même période, et deux valeurs voisines. Rien n’est dit entre prévu et réalisé, cumulé et annuel, HT et TTC, une part et son tout, ni entre les lignes d’un formulaire qui revient.',
  check(read) {
    const pairs = [...pairsOfStatements(statementsIn(read, isComparable))].filter(
      ([a, b]) => ofSamePeriod(read, a.mention, b.mention) && isSameThing(read.plain, a, b) && sameNature(a, b),
    );
    const values = valuesBeside(pairs);
    return pairs
      .filter(([a, b]) => (values.get(a)?.size ?? 0) <= 1 && (values.get(b)?.size ?? 0) <= 1)
      .flatMap(([a, b]) => judge(a.mention, b.mention) ?? []);
  },
};

const said: SaidAs[] = ['exact', 'about', 'nearly'];
const smallest = '20';

/** Shares, lengths of time and rates are said of too many things; small counts too. */
const isComparable = (mention: Mention): boolean =>
  said.includes(mention.saidAs) &&
  mention.role !== 'part' &&
  mention.unit?.per === null &&
  !['ratio', 'time', 'rate'].includes(mention.unit.dimension) &&
  compare(mention.value, smallest) >= 0;

/** What names no period is of the year of the text. */
function ofSamePeriod({ year }: ReadText, a: Mention, b: Mention): boolean {
  if (!sameFrame(a, b)) return false;
  const period = a.period ?? b.period;
  if (period === null || (a.period !== null && b.period !== null)) return true;
  return period.kind === 'year' && yearOf(period) === year;
}

/** More than two values of one thing are a series, told by something that its words do not say. */
function valuesBeside(pairs: [Statement, Statement][]): Map<Statement, Set<string>> {
  const values = new Map<Statement, Set<string>>();
  for (const [a, b] of pairs)
    for (const [one, { mention }] of [
      [a, b],
      [b, a],
    ] as const) {
      if (mention.value === one.mention.value) continue;
      values.set(one, (values.get(one) ?? new Set()).add(mention.value));
    }
  return values;
}

function judge(a: Mention, b: Mention): ProseFinding | undefined {
  if (meet(boundsOf(a), boundsOf(b))) return undefined;
  const ratio = Number(amountOf(a)) / Number(amountOf(b));
  const print = printLike([a, b]);
  const slip = slipOf(b, (value) => meet(boundsOf({ ...b, value }), boundsOf(a)), print);
  if ((ratio < 0.5 || ratio > 2) && slip?.kind !== 'scale') return undefined;
  // Those of many digits are the matter of digit_changed.
  if (slip && slip.kind !== 'scale' && Math.min(significantDigits(a.value), significantDigits(b.value)) >= 6)
    return undefined;
  return {
    rule: sameLabelTwoValues.code,
    tier: 'B',
    message: `Les mêmes mots sont dits avec deux valeurs\u00a0: ${quotedMention(a)} et ${quotedMention(b)}.`,
    arithmetic: `${print(amountOf(a))} ≠ ${print(amountOf(b))}`,
    likelyCause: slip && (isCount(a) || slip.kind !== 'digit') ? (causes[slip.kind] ?? null) : null,
    places: placesOf(a, b),
  };
}

const causes: Partial<Record<string, string>> = {
  swapped: 'deux chiffres échangés dans l’un des deux',
  digit: 'un chiffre changé dans l’un des deux',
  scale: 'un zéro ou une unité de travers dans l’un des deux',
};
