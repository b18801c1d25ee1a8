import { add, compare, meet } from '../../kernel/decimal.ts';
import { type Period, yearOf } from '../../kernel/period.ts';
import { sumOf } from '../interval.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, boundsOf, printLike } from './amounts.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { isSameThing, pairsOfStatements, placesOf, sameNature } from './same-thing.ts';
import { type SentenceFigures, sentencesWithFigures } from './sentence-figures.ts';
import { quotedMention } from './sentences-with-mentions.ts';
import { kindOf } from './stated-change.ts';
import { type Statement, statementsIn } from './statement.ts';

export const annualAndSchoolYear: ProseRule = {
  code: 'annual_and_school_year',
  title: 'Un total annuel au-dessus des deux années scolaires qui le couvrent',
  tier: 'B',
  acrossTexts: 'C',
  explanation:
    'Une année civile tient tout entière dans deux années scolaires : ce qu’on y compte ne dépasse pas leur somme. Il faut les trois valeurs, de même nom, dans une phrase ou dans des phrases de mêmes mots.',
  check: (read) => [...inSentences(read), ...apart(read)],
};

/** An event may be counted once a year; what is there all along is not added up. */
const isFlow = ({ unit }: Mention): boolean =>
  unit !== null && unit.per === null && !['ratio', 'rate'].includes(unit.dimension);

interface Covered {
  annual: Mention;
  first: Mention;
  second: Mention;
}

const inSentences = (read: ReadText): ProseFinding[] =>
  sentencesWithFigures(read, 3).flatMap((sentence) =>
    [...Map.groupBy(sentence.figures.filter(isFlow), kindOf).values()].flatMap((figures) => {
      const covered = coveredIn(sentence, figures);
      return covered ? (judge(covered) ?? []) : [];
    }),
  );

function coveredIn({ text }: SentenceFigures, figures: Mention[]): Covered | undefined {
  if (figures.length !== 3 || stock.test(text)) return undefined;
  const annual = figures.find(({ period }) => period?.kind === 'year');
  const school = figures.filter((one) => isSchoolYear(one.period, /scolaire/iu.test(text)));
  return annual && coveredBy(annual, school);
}

/** What is counted at a moment, or as a mean, is not added up. */
const stock = latinLetters(
  /(?<!\p{L})(?:moyenne?s?|effectifs?|inscrite?s?|capacité|au total depuis|cumul\p{L}*|taux)(?!\p{L})/iu,
);

const isSchoolYear = (period: Period | null, saysSchool: boolean): period is Period =>
  period?.kind === 'school_year' ||
  (saysSchool && period?.kind === 'span' && yearOf(period) === Number(period.start.slice(0, 4)) + 1);

function coveredBy(annual: Mention, school: Mention[]): Covered | undefined {
  const year = annual.period && yearOf(annual.period);
  const ending = (at: number | null) => school.find(({ period }) => period !== null && yearOf(period) === at);
  const [first, second] = [ending(year), ending(year === null ? null : year + 1)];
  return first && second && { annual, first, second };
}

/** The annual value in one sentence, each school year in another. */
function apart(read: ReadText): ProseFinding[] {
  const statements = statementsIn(read, (mention) => isFlow(mention) && mention.period !== null);
  const near = new Map<Statement, Statement[]>();
  for (const [a, b] of pairsOfStatements(statements)) {
    const [annual, school] = a.mention.period?.kind === 'year' ? [a, b] : [b, a];
    if (annual.mention.period?.kind !== 'year' || !isSchoolYear(school.mention.period, true)) continue;
    if (stock.test(annual.sentence.text) || stock.test(school.sentence.text)) continue;
    if (!sameNature(annual, school) || !isSameThing(read.plain, annual, school, ['scolair'])) continue;
    near.set(annual, [...(near.get(annual) ?? []), school]);
  }
  return [...near].flatMap(([annual, school]) => {
    const mentions = school.map(({ mention }) => mention);
    const covered = mentions.length === 2 && coveredBy(annual.mention, mentions);
    return covered ? (judge(covered) ?? []) : [];
  });
}

function judge({ annual, first, second }: Covered): ProseFinding | undefined {
  const sum = sumOf([boundsOf(first), boundsOf(second)]);
  const total = boundsOf(annual);
  const summed = add(amountOf(first), amountOf(second));
  if (meet(sum, total) || compare(amountOf(annual), summed) <= 0) return undefined;
  const print = printLike([annual, first, second], false);
  return {
    rule: annualAndSchoolYear.code,
    tier: 'B',
    message: `${quotedMention(annual)} en ${annual.period ? yearOf(annual.period) : ''}, c’est plus que les deux années scolaires qui couvrent cette année.`,
    arithmetic: `${print(amountOf(first))} + ${print(amountOf(second))} = ${print(summed)} < ${print(amountOf(annual))}`,
    likelyCause: 'une année scolaire prise pour une année civile, ou un périmètre différent',
    places: placesOf(annual, first, second),
  };
}
