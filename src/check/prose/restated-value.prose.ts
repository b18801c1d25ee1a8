import { meet } from '../../kernel/decimal.ts';
import { yearOf } from '../../kernel/period.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { amountOf, boundsOf, isCount, printLike } from './amounts.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { haveSameNames, saySameWords } from './same-thing.ts';
import { type SentenceFigures, sentencesWithFigures } from './sentence-figures.ts';
import { quotedMention } from './sentences-with-mentions.ts';
import { kindOf, pairsOf } from './stated-change.ts';
import { type Statement, statementOf, statementsIn } from './statement.ts';

export const restatedValue: ProseRule = {
  code: 'restated_value',
  title: 'La valeur de l’an dernier n’est plus celle que donnait le rapport précédent',
  tier: 'B',
  explanation:
    'La valeur que le nouveau rapport dit de l’année précédente (« 359 contre 340 en 2019 ») est comparée à celle que le rapport précédent imprimait, avec les mêmes mots et la même unité. Une révision est légitime : il suffit de l’écrire.',
  check: (read, previous) => (previous ? restated(read, previous) : []),
};

function restated(read: ReadText, previous: ReadText): ProseFinding[] {
  const year = previous.year ?? (read.year === null ? null : read.year - 1);
  if (year === null) return [];
  const given = Map.groupBy(
    statementsIn(previous, (mention) => isCompared(mention) && isOfYear(mention, year)),
    ({ mention }) => kindOf(mention),
  );
  const seen = new Set<number>();
  return recalledIn(read, year).flatMap((recalled) => {
    const same = (given.get(kindOf(recalled.mention)) ?? []).filter((one) => isSame(recalled, one, given));
    // The report before may itself say two things: that is another matter.
    if (seen.has(recalled.mention.start) || same.length === 0 || same.some((one) => agree(recalled, one))) return [];
    seen.add(recalled.mention.start);
    const [first] = same;
    return first ? (judge(recalled.mention, first.mention, year) ?? []) : [];
  });
}

const isCompared = ({ unit, saidAs, role }: Mention): boolean =>
  unit !== null &&
  unit.per === null &&
  unit.dimension !== 'time' &&
  role !== 'part' &&
  ['exact', 'about', 'nearly'].includes(saidAs);

/** What names no period is of the year of its report. */
const isOfYear = (mention: Mention, year: number): boolean => mention.period === null || isSaidOf(mention, year);

/** It is said that the value is no longer the same. */
const explained = latinLetters(
  /(?<!\p{L})(?:révis\p{L}+|corrig\p{L}+|rectifi\p{L}+|recalcul\p{L}+|consolid\p{L}+|provisoires?|définiti\p{L}+|actualis\p{L}+|périmètre|méthode|réestim\p{L}+)(?!\p{L})/iu,
);
const mostFigures = 12;

/** Values of the year before in the new report: after "contre", in brackets, beside that of the year, or alone with its year. */
const recalledIn = (read: ReadText, year: number): Statement[] =>
  sentencesWithFigures(read, 1).flatMap((sentence) => {
    if (sentence.figures.length > mostFigures || explained.test(sentence.text)) return [];
    const [only] = sentence.figures;
    const recalled = only && sentence.figures.length === 1 ? [only] : besideThisYear(sentence);
    return recalled.filter((one) => isCompared(one) && isSaidOf(one, year)).map((one) => statementOf(one, sentence));
  });

/** The earlier of two values that a sentence puts side by side, with the unit of the later. */
function besideThisYear({ text, start, figures }: SentenceFigures): Mention[] {
  const moved = (one: Mention, by: number): Mention => ({ ...one, start: one.start + by, end: one.end + by });
  const inSentence = figures.map((one) => moved(one, -start));
  return pairsOf(text, inSentence).map(({ from }) => moved(from, start));
}

const isSaidOf = ({ period }: Mention, year: number): boolean => period?.kind === 'year' && yearOf(period) === year;

/** The same words; or a kind of thing that the report before counts once, and one word in common where it has any. */
function isSame(a: Statement, b: Statement, given: Map<string, Statement[]>): boolean {
  if (!haveSameNames(a, b)) return false;
  if (saySameWords([...a.words], [...b.words])) return true;
  const isOnly = isCount(b.mention) && given.get(kindOf(b.mention))?.length === 1;
  if (!isOnly || isCommonKind(b.mention)) return false;
  return a.words.size === 0 || b.words.size === 0 || [...a.words].some((word) => b.words.has(word));
}

/** People and places are counted for many reasons. */
const common = new Set(
  meaningOf(
    'personnes habitants agents jeunes enfants élèves communes sites projets actions visiteurs participants bénéficiaires logements dossiers places réunions séances ateliers entreprises structures associations écoles classes familles ménages femmes hommes',
  ),
);
const isCommonKind = ({ unit }: Mention): boolean => meaningOf(unit?.label ?? '').some((word) => common.has(word));

const agree = ({ mention: a }: Statement, { mention: b }: Statement): boolean => meet(boundsOf(a), boundsOf(b));

function judge(recalled: Mention, given: Mention, year: number): ProseFinding | undefined {
  const ratio = Number(amountOf(recalled)) / Number(amountOf(given));
  if (!(ratio > 0.5 && ratio < 2)) return undefined;
  const print = printLike([recalled, given]);
  return {
    rule: restatedValue.code,
    tier: 'B',
    message: `Pour ${year}, ce rapport dit ${quotedMention(recalled)}\u00a0; le rapport précédent donnait ${quotedMention(given)}.`,
    arithmetic: `${print(amountOf(recalled))} ≠ ${print(amountOf(given))}`,
    likelyCause:
      'une valeur révisée depuis\u00a0: une note « révisé » suffit\u00a0; sinon, l’une des deux est à reprendre',
    places: [{ start: recalled.start, end: recalled.end }],
    previous: [{ start: given.start, end: given.end }],
  };
}
