import { absolute, compare, type Decimal, divide, type Interval, meet, subtract } from '../../kernel/decimal.ts';
import { printNumber } from '../../kernel/french.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf, isPositive, kinshipOf, named, printLike } from './amounts.ts';
import { differencesInReach, type WrongDifference } from './differences-in-reach.ts';
import { untold } from './formulas-in-rows.ts';
import { type LikelyCause, slipOf } from './likely-cause.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { restsOfOthers } from './rests-of-others.ts';
import { oneLineOf } from './sentence-figures.ts';
import { type WrongRest, wrongRests } from './share-of-the-rest.ts';

const code = 'balance';

export const balance: ProseRule = {
  code,
  title: 'Le solde ou l’écart écrit n’est pas la différence des deux nombres',
  tier: 'A',
  explanation:
    'Recalcule un résultat, un excédent, un déficit ou une épargne brute quand le texte nomme, juste avant, un seul montant de recettes (ou de produits) et un seul de dépenses (ou de charges) de la même mesure. Rien n’est dit si plusieurs couples sont possibles.',
  check: (read) => {
    const text = oneLineOf(read);
    const found = read.mentions.flatMap((result, at) =>
      isBalance(text, read, at) ? judge(text, read, result, at) : [],
    );
    const more = [...differencesInReach(read).map(findingInReach), ...wrongRests(read).map(findingOfRest)];
    const told = [...found, ...untold(found, more)];
    return [...told, ...untold(told, restsOfOthers(read).map(findingInReach))];
  },
};

function findingInReach({ result, more, less, cause }: WrongDifference): ProseFinding {
  const all = [more, less, result];
  const print = printLike(all, false);
  const gap = subtract(amountOf(more), amountOf(less));
  return {
    rule: code,
    tier: 'A',
    message: `L’écart imprimé, ${named(result)}, n’est pas la différence de ${named(more)} et ${named(less)}.`,
    arithmetic: `${print(amountOf(more))} − ${print(amountOf(less))} = ${print(gap)}, non ${print(absolute(amountOf(result)))}`,
    likelyCause: cause?.sentence ?? null,
    places: all.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

function findingOfRest({ share, whole, part, expected }: WrongRest): ProseFinding {
  const bare = printLike([whole, part], false);
  const left = subtract(whole.value, part.value);
  const right = printNumber(expected.toFixed(Math.max(1, share.decimals)));
  return {
    rule: code,
    tier: 'A',
    message: `Le pourcentage imprimé, ${named(share)}, n’est pas celui de ce qui reste de ${named(whole)} sans ${named(part)}.`,
    arithmetic: `(${bare(whole.value)} − ${bare(part.value)}) ÷ ${bare(whole.value)} = ${bare(left)} ÷ ${bare(whole.value)} = ${right}\u202f%, non ${printNumber(share.value)}\u202f%`,
    likelyCause: null,
    places: [whole, part, share].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

const balanceWords = latinLetters(
  /(?<!\p{L})(?:résultat(?: net| comptable| de l’exercice| de l’année| de clôture)?|excédent|déficit|bénéfice|épargne brute|autofinancement brut|capacité d’autofinancement|solde|différence)(?: (?:annuel|global|net|final|d’exploitation|de fonctionnement))?(?: ?:| (?:est|était|de|d’|s’élève|s’établit|ressort|atteint|recule|progresse|à|donc|ainsi|se monte|soit|un|une|alors)(?!\p{L})|,)*(?: ?(?:soit|à|de|:))? ?$/iu,
);
const incomeWords = latinLetters(/(?<!\p{L})(?:recettes|produits|ressources)(?!\p{L})[^.;:%]{0,60}(?: :)? ?$/iu);
const expenseWords = latinLetters(/(?<!\p{L})(?:dépenses|charges)(?!\p{L})[^.;:%]{0,60}(?: :)? ?$/iu);
/** Behind a colon the words stand before it. */
const lead = 90;
/** Both amounts stand close before their difference. */
const reach = 420;
/** The income of an earlier year, a part of it or a forecast are others. */
const other = latinLetters(
  /(?<!\p{L})(?:dont|notamment|prévu\p{L}*|budgété\p{L}*|n-1|précédent\p{L}*|contre|reporté\p{L}*|cumulé\p{L}*|antérieur\p{L}*|d’investissement|exceptionnel\p{L}*|d’ordre|restes? à réaliser|avant|après|hors|report)(?!\p{L})/iu,
);

const isMoney = (mention: Mention): boolean => mention.unit?.dimension === 'money' && mention.unit.per === null;

function isBalance(text: string, { mentions }: ReadText, at: number): boolean {
  const result = mentions[at];
  if (!result || !isMoney(result) || result.saidAs !== 'exact') return false;
  const words = wordsBefore(text, mentions, at);
  return balanceWords.test(words) && !other.test(words.slice(-60));
}

const wordsBefore = (text: string, mentions: Mention[], at: number): string => {
  const { start } = mentions[at] as Mention;
  return text.slice(Math.max(mentions[at - 1]?.end ?? 0, start - lead), start);
};

function judge(text: string, { mentions }: ReadText, result: Mention, at: number): ProseFinding[] {
  const near: { mention: Mention; words: string }[] = [];
  for (let back = at - 1; back >= 0; back--) {
    const mention = mentions[back];
    if (!mention || result.start - mention.end > reach) break;
    if (isMoney(mention) && isPositive(mention)) near.unshift({ mention, words: wordsBefore(text, mentions, back) });
  }
  const named = (words: RegExp): Mention[] =>
    near
      .filter((one) => words.test(one.words) && !other.test(one.words) && kinshipOf(one.mention, result) === 'same')
      .map(({ mention }) => mention);
  const [incomes, expenses] = [named(incomeWords), named(expenseWords)];
  const [income, expense] = [incomes[0], expenses[0]];
  if (!income || !expense || distinct(incomes) > 1 || distinct(expenses) > 1) return [];
  return contradiction(income, expense, result);
}

const distinct = (mentions: Mention[]): number => new Set(mentions.map(amountOf)).size;

const gapOf = (a: Interval, b: Interval): Interval => ({
  ...(a.low !== undefined && b.high !== undefined && { low: subtract(a.low, b.high) }),
  ...(a.high !== undefined && b.low !== undefined && { high: subtract(a.high, b.low) }),
});

function contradiction(income: Mention, expense: Mention, result: Mention): ProseFinding[] {
  const said: Mention = { ...result, value: absolute(result.value) };
  const fits = (plus: Mention, minus: Mention, left: Mention): boolean =>
    [gapOf(boundsOf(plus), boundsOf(minus)), gapOf(boundsOf(minus), boundsOf(plus))].some((gap) =>
      meet(gap, boundsOf(left)),
    );
  if (fits(income, expense, said)) return [];
  const cause = causeOf(income, expense, said, fits);
  const gap = absolute(subtract(amountOf(income), amountOf(expense)));
  const ratio = Number(divide(amountOf(said), gap) ?? '0');
  if (!cause && !(ratio > 0.5 && ratio < 2)) return [];
  const all = [income, expense, result];
  const print = printLike(all, false);
  const [more, less] = compare(amountOf(income), amountOf(expense)) > 0 ? [income, expense] : [expense, income];
  return [
    {
      rule: code,
      tier: 'A',
      message: `Le solde imprimé, ${named(result)}, n’est pas la différence de ${named(income)} et ${named(expense)}.`,
      arithmetic: `${print(amountOf(more))} − ${print(amountOf(less))} = ${print(gap)}, non ${print(amountOf(said))}`,
      likelyCause: cause?.sentence ?? null,
      places: all.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
    },
  ];
}

type Fits = (income: Mention, expense: Mention, result: Mention) => boolean;

function causeOf(income: Mention, expense: Mention, result: Mention, fits: Fits): LikelyCause | null {
  const as = (mention: Mention, value: Decimal): Mention => ({ ...mention, value });
  return (
    slipOf(result, (value) => fits(income, expense, as(result, value)), printLike([result])) ??
    slipOf(income, (value) => fits(as(income, value), expense, result), printLike([income])) ??
    slipOf(expense, (value) => fits(income, as(expense, value), result), printLike([expense]))
  );
}
