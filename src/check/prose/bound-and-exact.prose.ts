import { type Decimal, meet, multiply } from '../../kernel/decimal.ts';
import type { Tier } from '../../kernel/finding.ts';
import { printNumber } from '../../kernel/french.ts';
import { yearOf } from '../../kernel/period.ts';
import { scaled } from '../interval.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention, SaidAs } from '../reading/mention.ts';
import { intervalOfMention } from '../reading/mention-interval.ts';
import type { Sentence } from '../reading/sentence.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { isForm } from './same-thing.ts';
import { oneLineOf } from './sentence-figures.ts';
import { quotedMention, sentencesWithMentions, significantDigits } from './sentences-with-mentions.ts';
import { kindOf } from './stated-change.ts';
import { linesAround } from './statement.ts';
import { inCommon, sameFrame, subjectOf } from './subject.ts';

export const boundAndExact: ProseRule = {
  code: 'bound_and_exact',
  title: '« Plus de » ou « moins de » démenti par la valeur exacte',
  tier: 'A',
  acrossTexts: 'B',
  explanation:
    'Une borne (« plus de 4 700 visiteurs ») est comparée à la valeur exacte et proche imprimée ailleurs avec les mêmes mots et la même unité, pour la même période, ou juste à côté (« soit plus de », parenthèse). Les seuils (« communes de plus de 3 500 habitants ») ne sont pas des bornes.',
  check: (given) => {
    const read = { ...given, plain: oneLineOf(given) };
    const placed = sentencesWithMentions(read).flatMap(({ sentence, mentions }) =>
      mentions.map((mention, at): Placed => ({ mention, sentence, before: mentions[at - 1], after: mentions[at + 1] })),
    );
    const exact = exactByKind(placed);
    return placed
      .filter((one) => isBound(read, one))
      .flatMap((one) => beside(read, one) ?? elsewhere(read, one, exact) ?? []);
  },
};

interface Placed {
  mention: Mention;
  /** Read once, when first asked for. */
  subject?: string[];
  sentence: Sentence;
  before: Mention | undefined;
  after: Mention | undefined;
}

const words: Partial<Record<SaidAs, string>> = {
  more: 'plus de',
  at_least: 'au moins',
  less: 'moins de',
  at_most: 'au plus',
};

/** Comparable in one unit; shares, lengths of time and rates are said of too many things. */
const isMeasured = ({ unit, range }: Mention): boolean =>
  unit !== null && unit.per === null && range === null && !['ratio', 'time', 'rate'].includes(unit.dimension);

const threshold = latinLetters(
  /(?:communes?|villes?|collectivités?|EPCI|agglomérations?|intercommunalités?|entreprises?|établissements?|bâtiments?|exploitations?|marchés?|projets?|ménages?|personnes?|copropriétés?|sites?|logements?|parcelles?|surfaces?|opérations?|dossiers?|revenus?|seuil|obligatoire|pôles?)(?: \p{L}+)? (?:(?:de|d[’']|à|ayant|comptant|employant|dépassant) )?(?:plus|moins|au moins|au plus|jusqu[’']à)? ?(?:de |d[’'])?$/iu,
);

/** "si vous ne justifiez pas d’au moins 170 trimestres" */
const condition = latinLetters(
  /(?<!\p{L})(?:si|justifi\p{L}+|dev(?:ez|oir|ra|ront)|doi(?:t|vent)|faut|exig\p{L}+|conditions?|requi\p{L}+|valid\p{L}+)(?!\p{L})[^.;:]{0,70}$/iu,
);

const isBound = ({ plain }: ReadText, { mention }: Placed): boolean =>
  words[mention.saidAs] !== undefined &&
  (isMeasured(mention) || mention.unit?.dimension === 'time') &&
  !threshold.test(plain.slice(Math.max(0, mention.start - 60), mention.start)) &&
  !condition.test(plain.slice(Math.max(0, mention.start - 90), mention.start));

const isExact = ({ mention }: Placed): boolean =>
  mention.saidAs === 'exact' && isMeasured(mention) && significantDigits(mention.value) >= 3;

const baseValue = ({ value, unit }: Mention): Decimal => multiply(value, unit?.factor ?? '1');
const baseInterval = (mention: Mention) => scaled(intervalOfMention(mention), mention.unit?.factor ?? '1');

type Sorted = { at: number; placed: Placed }[];

function exactByKind(placed: Placed[]): Map<string, Sorted> {
  const kinds = Map.groupBy(placed.filter(isExact), ({ mention }) => kindOf(mention));
  return new Map(
    [...kinds].map(([kind, all]) => [
      kind,
      all.map((one) => ({ at: Number(baseValue(one.mention)), placed: one })).sort((a, b) => a.at - b.at),
    ]),
  );
}

/** "4 653 visiteurs, soit plus de 4 700" and "plus de 4 700 visiteurs (4 653)". */
function beside({ plain }: ReadText, { mention, before, after }: Placed): ProseFinding | undefined {
  if (before && before.saidAs === 'exact' && mention.role === 'equal' && kindOf(before) === kindOf(mention)) {
    const gap = plain.slice(before.end, mention.start);
    const tail = plain.slice(mention.end, mention.end + 30);
    if (/^(?: \p{L}+){0,2},? soit (?:plus|moins) de $/iu.test(gap) && !/^ ?\p{L}* ?(?:par |\/|chaque)/iu.test(tail))
      return contradiction(mention, before, 'A');
  }
  if (after?.saidAs !== 'exact' || (kindOf(after) !== '' && kindOf(after) !== kindOf(mention))) return undefined;
  const inBrackets =
    /^(?: \p{L}+)? \((?:exactement )?$/u.test(plain.slice(mention.end, after.start)) &&
    /^(?: \p{L}+)?(?: exactement)?\)/u.test(plain.slice(after.end, after.end + 40));
  const exact = { ...after, unit: mention.unit };
  return inBrackets && isNear(mention, exact) ? contradiction(mention, exact, 'A') : undefined;
}

/** Not so many of the nearest that a long table would be compared with itself. */
const mostCompared = 16;

function elsewhere(read: ReadText, bound: Placed, exact: Map<string, Sorted>): ProseFinding | undefined {
  if (!isMeasured(bound.mention)) return undefined;
  const sorted = exact.get(kindOf(bound.mention)) ?? [];
  const value = Number(baseValue(bound.mention));
  const below = bound.mention.saidAs === 'more' || bound.mention.saidAs === 'at_least';
  const from = firstAbove(sorted, below ? value * 0.9 : value);
  let best: ProseFinding | undefined;
  for (const { at, placed } of sorted.slice(from, from + mostCompared)) {
    if (at > (below ? value : value * 1.1) || best?.tier === 'A') break;
    const tier = tierOf(read, bound, placed, sorted);
    if (tier && (tier === 'A' || !best)) best = contradiction(bound.mention, placed.mention, tier) ?? best;
  }
  return best;
}

function firstAbove(sorted: Sorted, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tierOf({ plain, text, year }: ReadText, bound: Placed, exact: Placed, all: Sorted): Tier | undefined {
  const [a, b] = [bound.mention, exact.mention];
  if (bound.sentence === exact.sentence || !sameFrame(a, b) || (a.role === 'part') !== (b.role === 'part'))
    return undefined;
  if (!isNear(a, b) || significantDigits(b.value) <= significantDigits(a.value)) return undefined;
  if (takesUp(plain, bound, exact)) return 'A';
  if (isForm(linesAround(text, bound), linesAround(text, exact))) return undefined;
  const [words, others] = [subjectAt(plain, bound), subjectAt(plain, exact)];
  const common = inCommon(words, others);
  const isSure = isOnly(plain, bound, exact, all);
  if (!isSure && (common < 2 || common * 2 < Math.min(words.length, others.length))) return undefined;
  const period = a.period ?? b.period;
  const isSaidOnce = (a.period === null) !== (b.period === null);
  // What names no period is of the year of the text.
  if (isSaidOnce && year !== null && period?.kind === 'year' && yearOf(period) !== year) return undefined;
  const isSamePeriod = !isSaidOnce || (year !== null && period?.kind === 'year');
  return (common >= 3 && isSamePeriod) || isSure ? 'A' : 'B';
}

/** Counted all along a report, of many things. */
const anybody =
  /^(?:personne|participant|action|heure|jour|bénéficiaire|public|projet|dossier|logement|commune|habitant)s?$/iu;

/** "Avec plus de 11 000 logements, l’office…": all there are, told first. */
const opens = latinLetters(/^[\s«•–-]*(?:Avec|Fort de|Forte de|Riche de)? ?(?:plus de|plus d’)?[\s]*$/iu);
const leastOpening = 1000;
const someOf = /^(?:personne|participant|action|heure|jour|bénéficiaire|public|projet|dossier)s?$/iu;

/** The only exact value of its kind that the bound may be of: three digits of it agree by chance too seldom. */
function isOnly(plain: string, { mention, sentence }: Placed, exact: Placed, all: Sorted): boolean {
  if (mention.unit?.dimension !== 'count') return false;
  const lead = plain.slice(sentence.start, mention.start);
  const isTelling = significantDigits(mention.value) >= 3 && !anybody.test(mention.unit.label);
  const isDatedAlike = (mention.period === null) === (exact.mention.period === null);
  const isWhole =
    isDatedAlike && opens.test(lead) && Number(mention.value) >= leastOpening && !someOf.test(mention.unit.label);
  if (!isTelling && !isWhole) return false;
  const bound = Number(baseValue(mention));
  const at = firstAbove(all, bound);
  const below = mention.saidAs === 'more' || mention.saidAs === 'at_least';
  const beyond = below ? all[at]?.at : all[at - 1]?.at;
  if (beyond !== undefined && (below ? beyond < bound * 2 : beyond > bound / 2)) return false;
  return all
    .slice(Math.max(0, at - 3), at + 3)
    .every(({ placed }) => placed.mention.value === exact.mention.value || !isNear(mention, placed.mention));
}

/** "… 1 946 ménages. C’est plus de 1 900 ménages": the sentence before says what it is. */
function takesUp(plain: string, bound: Placed, exact: Placed): boolean {
  const follows = bound.sentence.start - exact.sentence.end >= 0 && bound.sentence.start - exact.sentence.end < 3;
  const lead = plain.slice(bound.sentence.start, bound.mention.start);
  return (
    follows && /^\s*(?:c[’']est|ce sont|cela (?:fait|représente))(?: donc| ainsi)? (?:plus|moins) de $/iu.test(lead)
  );
}

/** Within one step of the bound's last written digit, and a tenth of it: what the bound was rounded from. */
function isNear(bound: Mention, exact: Mention): boolean {
  const value = baseValue(bound);
  const gap = Math.abs(Number(value) - Number(baseValue(exact)));
  const zeros = /0*$/.exec(bound.value.replace(/\.\d+$/, ''))?.[0].length ?? 0;
  const step = 10 ** zeros * Number(bound.unit?.factor ?? 1);
  return gap <= step && gap <= Number(value) * 0.1;
}

function subjectAt(plain: string, one: Placed): string[] {
  one.subject ??= subjectOf(plain, one.sentence, one.mention);
  return one.subject;
}

function contradiction(bound: Mention, exact: Mention, tier: Tier): ProseFinding | undefined {
  if (meet(baseInterval(bound), baseInterval(exact))) return undefined;
  const said = words[bound.saidAs] ?? '';
  const below = bound.saidAs === 'more' || bound.saidAs === 'at_least';
  return {
    rule: boundAndExact.code,
    tier,
    message: `«\u00a0${said} ${quotedMention(bound)}\u00a0»\u00a0: la valeur imprimée est ${below ? 'inférieure' : 'supérieure'}, ${quotedMention(exact)}.`,
    arithmetic: `${printNumber(exact.value)} ${below ? '<' : '>'} ${printNumber(bound.value)}`,
    likelyCause: `un arrondi ${below ? 'au-dessus' : 'au-dessous'} de la valeur\u00a0: «\u00a0près de\u00a0» ou «\u00a0environ\u00a0» conviendrait`,
    places: [bound, exact].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}
