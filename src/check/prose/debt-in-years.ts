import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isPositive } from './amounts.ts';
import { fits, slipIn, type Trial } from './quotient-trial.ts';
import type { WrongRate } from './rates-in-reach.ts';
import { periodsDiffer } from './subject.ts';

/** The years it would take to pay a debt with all that is saved: what local finance calls "capacité de désendettement". */
const years = latinLetters(
  /(?:désendettement|durée d’extinction|durée de vie de la dette|extinction de la dette)(?!\p{L})[^.;]{0,50}$/iu,
);
const debt = latinLetters(/(?<!\p{L})(?:encours|dette|capital restant dû)(?!\p{L})[^.;]{0,60}$/iu);
const saving = latinLetters(
  /(?<!\p{L})(?:épargne brute|(?:CAF|capacité d’autofinancement) brute|autofinancement brut)(?!\p{L})[^.;]{0,60}$/iu,
);
const back = 8;
const reach = 600;
const lead = 90;

/** "Encours de dette 8 942 000 €, épargne brute 2 235 500 €, durée d’extinction 4,0 ans" */
export const debtsInYears = (text: string, mentions: Mention[]): WrongRate[] =>
  mentions.flatMap((result, at) => {
    if (result.unit?.label !== 'an' || result.saidAs !== 'exact' || !years.test(wordsBefore(text, mentions, at)))
      return [];
    const first = Math.max(0, at - back);
    const near = mentions.slice(first, at).flatMap((one, index) => {
      const isOfIt = isAmount(one) && result.start - one.end < reach && !periodsDiffer(one, result);
      return isOfIt ? [{ one, words: wordsBefore(text, mentions, first + index) }] : [];
    });
    const next = mentions[at + 1];
    const isBracketed =
      next &&
      isAmount(next) &&
      /^ \($/.test(text.slice(result.end, next.start)) &&
      /^ (?:rapport|\/)/.test(text.slice(next.end));
    const debts = isBracketed ? [next] : near.filter(({ words }) => debt.test(words)).map(({ one }) => one);
    const savings = near.filter(({ words }) => saving.test(words)).map(({ one }) => one);
    const [above, below] = [onlyOf(debts), onlyOf(savings)];
    if (!above || !below) return [];
    const trial: Trial = { result: { ...result, unit: null }, above, below, by: 1 };
    const slip = fits(trial) ? null : slipIn(trial);
    return slip ? [{ trial, per: null, slip }] : [];
  });

const isAmount = (one: Mention): boolean =>
  one.unit?.dimension === 'money' && !one.unit.per && one.saidAs === 'exact' && isPositive(one);

const onlyOf = (some: Mention[]): Mention | undefined =>
  new Set(some.map(amountOf)).size === 1 ? some.at(-1) : undefined;

const wordsBefore = (text: string, mentions: Mention[], at: number): string => {
  const { start } = mentions[at] as Mention;
  return text.slice(Math.max(mentions[at - 1]?.end ?? 0, start - lead), start);
};
