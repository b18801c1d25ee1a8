import { compare, divide, multiply, powerOfTen } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import type { SentenceWithMentions } from './sentences-with-mentions.ts';

/** Two values of the same thing that a sentence puts one after the other in time. */
export interface Pair {
  from: Mention;
  to: Mention;
  /** From the first of both numbers to where the words about the second end. */
  start: number;
  end: number;
}

export type Direction = 1 | -1;

export interface Change {
  kind: 'percent' | 'points' | 'amount' | 'times' | 'divided' | 'direction';
  direction: Direction;
  /** The number said; null for "en baisse". */
  by: Mention | null;
  /** "doublé" says 2; how exactly, its adverb. */
  times?: { value: string; saidAs: Mention['saidAs'] };
  start: number;
  end: number;
}

const qualified =
  '(?:(?:environ|près de|plus de|moins de|au moins|quelque|presque|à peine|un peu (?:plus|moins) de) )?';
const goes = latinLetters(
  new RegExp(
    `(?<!\\p{L})(?:pass(?:e|ent|é|és|ée|ées|ant|er|era|eront|ait|aient|erait|eraient)|évolu(?:e|ent|é|er|ant|era)|tomb\\p{L}{1,6}|descend\\p{L}{0,6}|mont(?:e|é|ée|és|ées|ant)|grimp\\p{L}{1,6}|port(?:e|ent|é|és|ée|ées|er|era|ant)|ramen\\p{L}{1,5}|ramèn\\p{L}{1,5}|relev\\p{L}{1,5}|relèv\\p{L}{1,5}|abaiss\\p{L}{1,5}|cr(?:û|u|oît|oit|ois)\\p{L}{0,5})(?: ainsi| donc|(?: (?!par |pour |sur |plus )\\p{L}[\\p{L}’-]*){1,6})? (?:de |d[’'])${qualified}$`,
    'iu',
  ),
);
/** "La jussie recule : de 1 840 m² à 1 270 m²" */
const goesAfterColon = latinLetters(/(?:augment|progress|baiss|diminu|recul|rédui|chut|stabl)\p{L}{0,6} : de $/iu);
/** "une réduction de 25 % entre 2016 et 2030, soit de 54 150 à 40 600 tCO2e" */
const goesAfterShare = latinLetters(
  /(?:hausse|baisse|réduction|augmentation|diminution|progression|recul)(?: \p{L}+){0,3} de \d[\d ,]* ?%[^.;:()%]{0,50}(?:,| soit|:) de $/iu,
);
/** "De 98,4 GWh à 84,6 GWh en deux hivers : …" */
const opensSentence = /(?:^|[.!?:;\n]\s*|^.*\s{2,})De $/u;
const arrives = latinLetters(new RegExp(`^[^.;:()]{0,60}?(?<= )à ${qualified}$`, 'u'));
/** What a bracket holds is not what stands against the next value: "103 fermes (16,5 %), au lieu de 74". */
const against = latinLetters(
  new RegExp(
    `^(?! ?%?\\))[^.;:]{0,60}?[ (,](?:contre|après|au lieu de|pour|à comparer (?:à|aux|avec)(?: les)?) ${qualified}$`,
    'u',
  ),
);
const movesBetween = latinLetters(
  /(?:augment|progress|baiss|diminu|recul|rédui|chut|doubl|tripl|quadrupl)\p{L}{0,5},? (?:de |d[’'])(?:environ |près de )?$/iu,
);
/** A verb that may as well tell the change itself does not, where the year of the first value stands behind it. */
const arrivesFromYear = latinLetters(/^(?: ?\p{L}+){0,2} en (?:19|20)\d\d à (?:environ |près de )?$/u);
/** "3 420 visiteurs (3 100 en 2019)" */
const opensEarlier = latinLetters(/^(?: \p{L}+){0,3} ?(?:(?:en 20\d\d|au \d\d\/\d\d\/20\d\d) )?\((?:contre |pour )?$/u);
/** "2,84 millions de tonnes (2021 : 2,71)" */
const ofEarlierYear = latinLetters(
  /^(?: \p{L}+){0,3} \((?:rappel |en |pour |contre en )?(?:19|20)\d\d ?: (?:environ )?$/u,
);
/** What follows the earlier value says that it is earlier, and no more than what it counts stands between. */
const earlier = latinLetters(
  /^(?: ?\p{L}+){0,2} ?\(?(?:(?:en|de) (?:19|20)\d\d|(?:fin|au \d{1,2}(?:er)? \p{L}+) (?:19|20)\d\d|au \d\d\/\d\d\/(?:19|20)\d\d|en N ?[-–] ?1|l[’']an(?:née)? (?:derni(?:er|ère)|passée?|précédente?)|(?:un an|l[’']année) (?:plus tôt|auparavant|d[’']avant)|précédemment|auparavant)/iu,
);
/** "Avant : 124 g/repas, après : 71 g/repas" */
const beforeAndAfter = latinLetters(/^[^.;:()]{0,30}(?<!\p{L})après ?: ?$/iu);
/** Another base, a yearly mean, other terms of comparison: nothing to recompute. */
export const otherTerms =
  /(?:périmètre|champ|prix|méthode|surface)s? (?:constante?|comparable|égale?|équivalente?)s?|euros constants|hors inflation|respectivement|en moyenne annuelle|corrigée?s?|cvs|taux de croissance annuel/iu;

/** Beyond, it is a table without lines. */
const mostInSentence = 40;

/** The pairs of a sentence and the changes it states, each pair with its own; none where it is not sure which is whose. */
export function statedChanges(
  plain: string,
  one: SentenceWithMentions,
  next?: SentenceWithMentions,
): [Pair, Change[]][] {
  const found = changesIn(plain, one);
  if (!next || found.length !== 1 || found.some(([, changes]) => changes.length > 0)) return found;
  const { end } = found[0]?.[0] ?? one.sentence;
  // "Ils étaient 1 094 fin 2022. C’est 126 de moins, une baisse de 11,5 %."
  if (next.sentence.start - end > 50 || next.sentence.start !== one.sentence.end) return found;
  const sentence = { start: one.sentence.start, end: next.sentence.end };
  const both = changesIn(plain, { sentence, mentions: [...one.mentions, ...next.mentions] });
  return both.length === 1 ? both : found;
}

function changesIn(plain: string, { sentence, mentions }: SentenceWithMentions): [Pair, Change[]][] {
  if (mentions.length < 2 || mentions.length > mostInSentence) return [];
  if (otherTerms.test(plain.slice(sentence.start, sentence.end))) return [];
  const dated = pairsOf(plain, mentions);
  const pairs = dated.length > 0 ? dated : undatedPairsOf(plain, mentions);
  if (pairs.length !== 1) return separate(plain, sentence, mentions, pairs);
  const [pair] = pairs;
  if (!pair) return [];
  const changes = changesOf(plain, sentence, mentions, pair);
  return [
    [pair, dated.length > 0 ? changes : changes.filter(({ start }) => isDrawn.test(plain.slice(pair.end, start)))],
  ];
}

/** Said to follow from both values. */
const isDrawn = /(?:soit|c’est-à-dire|[:(=])[^.;]{0,45}$/u;

/** Several pairs: each must have its changes before the next begins. */
function separate(
  plain: string,
  sentence: { start: number; end: number },
  mentions: Mention[],
  pairs: Pair[],
): [Pair, Change[]][] {
  const found = pairs.map((pair, at): [Pair, Change[]] => {
    const part = { start: pair.start, end: pairs[at + 1]?.start ?? sentence.end };
    return [pair, changesOf(plain, part, mentions.filter(within(part)), pair)];
  });
  const kinds = (changes: Change[]) => changes.map(({ kind }) => kind);
  return found.every(([, changes]) => changes.length > 0 && new Set(kinds(changes)).size === changes.length)
    ? found
    : [];
}

const within =
  ({ start, end }: { start: number; end: number }) =>
  (mention: Mention): boolean =>
    mention.start >= start && mention.end <= end;

/** Two values of one thing, one after the other in time, as a sentence puts them. */
export function pairsOf(plain: string, mentions: Mention[]): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 1; at < mentions.length; at++) {
    const to = mentions[at];
    const before = mentions[at - 1];
    if (!to || !before) continue;
    const gap = plain.slice(before.end, to.start);
    const lead = plain.slice(Math.max(0, before.start - 70), before.start);
    const verb = arrives.test(gap)
      ? (goes.exec(lead) ??
        goesAfterColon.exec(lead) ??
        goesAfterShare.exec(lead) ??
        opensSentence.exec(lead) ??
        (arrivesFromYear.test(gap) && movesBetween.exec(lead)))
      : null;
    if (verb) {
      const pair = alike(before, to);
      if (pair) pairs.push({ ...pair, start: before.start - lead.length + verb.index, end: to.end });
      continue;
    }
    if (/(?<!\p{L})avant ?: ?$/iu.test(lead) && beforeAndAfter.test(gap)) {
      const pair = alike(before, to);
      if (pair) pairs.push({ ...pair, start: before.start, end: to.end });
      continue;
    }
    const years = yearsOf(gap, plain.slice(to.end, to.end + 40));
    if (years) {
      const [one, other] = [perAs(to, before), perAs(before, to)];
      const pair = years.from < years.to ? alike(one, other) : alike(other, one);
      if (pair) pairs.push({ ...pair, start: before.start, end: to.end + years.length });
      continue;
    }
    const named = before && ofEarlierYear.test(gap) && /^\)/.test(plain.slice(to.end, to.end + 1)) && alike(to, before);
    if (named && isAside(' (', before, named.from)) {
      pairs.push({ ...named, start: before.start, end: to.end + 1 });
      continue;
    }
    const tail = earlier.exec(plain.slice(to.end, to.end + 60))?.[0];
    if (tail === undefined) continue;
    // "359 logements (+5,6 %) contre 340 en 2019": the change stands between.
    const now = isAsideOf(plain, mentions, at) && at > 1 ? mentions[at - 2] : before;
    const between = plain.slice(now?.end, to.start);
    const pair = now && (against.test(between) || isAside(between, now, to)) ? alike(to, now) : undefined;
    if (pair && now) pairs.push({ ...pair, start: now.start, end: to.end + tail.length });
  }
  return pairs;
}

const opposed = latinLetters(
  new RegExp(
    `^[^.;:()]{0,60}?(?:,? contre|[,;](?: alors qu(?:e|’)| tandis qu(?:e|’))? ?(?:ils?|elles?|c’|ce chiffre)? ?(?:étai(?:en)?t|avai(?:en)?t été)(?: de| d’)?) ${qualified}(?:les )?$`,
    'u',
  ),
);

/** "86 g par repas, contre 112 g au premier diagnostic": the change that is said tells that one is earlier. */
function undatedPairsOf(plain: string, mentions: Mention[]): Pair[] {
  return mentions.flatMap((from, at): Pair[] => {
    const to = mentions[at - 1];
    const pair = to && opposed.test(plain.slice(to.end, from.start)) ? alike(from, perAs(from, to)) : undefined;
    return pair && to && kindOf(to) !== '' ? [{ ...pair, start: to.start, end: from.end }] : [];
  });
}

/** "86 g par repas, contre 112 g": by what is said once. */
const perAs = (from: Mention, to: Mention): Mention =>
  to.unit?.per && from.unit?.label === to.unit.label && !from.unit.per ? { ...to, unit: from.unit } : to;

/** "18 240 MWh en 2022, 19 905 en 2021" */
function yearsOf(gap: string, after: string): { from: string; to: string; length: number } | undefined {
  const first = /^(?: \p{L}+){0,5} en (20\d\d)(?:,| et|, et|,? puis) $/u.exec(gap)?.[1];
  const [printed = '', second] = /^(?: \p{L}+){0,2} en (20\d\d)(?!\d)/u.exec(after) ?? [];
  return first && second && second !== first ? { from: first, to: second, length: printed.length } : undefined;
}

const isAside = (between: string, now: Mention, then: Mention): boolean => {
  const ratio = Number(now.value) / Number(then.value);
  return opensEarlier.test(between) && ((ratio > 0.5 && ratio < 2) || isZeroAway(ratio));
};

/** A zero too many or too few in one of them. */
const isZeroAway = (ratio: number): boolean => {
  const tens = Math.abs(Math.log10(ratio));
  return tens > 0.9 && tens < 3.1 && Math.abs(tens - Math.round(tens)) < 0.05;
};

/** "359 logements (+5,6 %) contre 340 en 2019", "21 345 jours, soit 16,6 par agent, contre 20 102 en 2022". */
function isAsideOf(plain: string, mentions: Mention[], at: number): boolean {
  const [now, before, then] = mentions.slice(at - 2, at + 1);
  if (!now || !before || !then) return false;
  if (isSigned(plain, before)) return true;
  const isMean = /^[^.;:()]{0,40}, soit (?:environ )?$/u.test(plain.slice(now.end, before.start));
  return isMean && kindOf(now) === kindOf(then) && kindOf(before) !== kindOf(then);
}

const isSigned = (plain: string, { start, value }: Mention): boolean =>
  value.startsWith('-') || /[+−–-] ?$/.test(plain.slice(Math.max(0, start - 2), start));

/** Both of one unit: where the first has none, it is that of the second. "de 340 à 359" is no range here. */
export function alike(from: Mention, to: Mention): { from: Mention; to: Mention } | undefined {
  const [a, b] = [alone(from), alone(to)];
  if (a.basis !== b.basis && a.basis !== null && b.basis !== null) return undefined;
  const [kindA, kindB] = [kindOf(a), kindOf(b)];
  if (kindA === kindB) {
    const inUnit = inUnitOf(a, b);
    return inUnit && { from: inUnit, to: b };
  }
  if (kindA === '' && a.scale === 0) {
    // "de 1,9 à 1,7 M€": the scale is written once.
    return { from: { ...a, value: multiply(a.value, powerOfTen(b.scale)), scale: b.scale, unit: b.unit }, to: b };
  }
  if (kindB === '' && a.scale === 0 && b.scale === 0) return { from: a, to: { ...b, unit: a.unit } };
  return undefined;
}

/** 455 kteqCO2 beside 412 000 teqCO2: the scale moves with the unit; nothing where units are no power of ten apart. */
function inUnitOf(mention: Mention, { unit }: Mention): Mention | undefined {
  const ratio = divide(mention.unit?.factor ?? '1', unit?.factor ?? '1') ?? '1';
  const power = Math.round(Math.log10(Number(ratio)));
  if (compare(ratio, powerOfTen(power)) !== 0) return undefined;
  return power === 0
    ? mention
    : { ...mention, value: multiply(mention.value, ratio), scale: mention.scale + power, unit };
}

const alone = (mention: Mention): Mention =>
  mention.saidAs === 'between' ? { ...mention, range: null, saidAs: 'exact' } : mention;

export const kindOf = ({ unit }: Mention): string =>
  !unit
    ? ''
    : unit.dimension === 'count'
      ? unit.label.toLowerCase().replace(/[sx]$/, '')
      : `${unit.dimension} ${unit.per}`;

const up =
  'hausse|augmentation|progression|croissance|accroissement|bond|augment\\p{L}+|progress\\p{L}+|cro[îi]t|croître|accr\\p{L}+';
const down =
  'repli|contract(?!uel)\\p{L}+|décroissance|baisse|diminution|recul|réduction|chute|baiss\\p{L}+|diminu\\p{L}+|recul\\p{L}+|rédui\\p{L}+|chut\\p{L}+';
const said = latinLetters(
  new RegExp(
    `(?<!\\p{L})(?:(?<up>${up})|(?<down>${down}))(?: (?:nette|forte|légère|sensible|globale|totale))? (?:de |d[’'])${qualified}$`,
    'iu',
  ),
);
/** Which way is left to the two values. */
const unsaid = latinLetters(
  /(?<!\p{L})(?:(?:soit|c’est-à-dire) de |(?:soit|d’où) une (?:variation|évolution) de |(?:soit|d’où) une? (?:gain|économie|amélioration) de )$/iu,
);
/** "405 de plus, soit 27 %" */
const saidBefore = latinLetters(/(?<way>de plus|de moins|supplémentaires?), soit (?:environ )?$/u);
const more = latinLetters(/^(?: \p{L}+){0,2}? (?:de plus|supplémentaires?|en plus)(?! (?:de|d[’'])|\p{L})/iu);
const less = latinLetters(/^(?: \p{L}+){0,2}? (?:de moins|en moins)(?! (?:de|d[’'])|\p{L})/iu);
/** The change is one a year, or of something else. */
const elsewhere =
  /^ ?(?:par |\/ ?an|chaque année|en moyenne|annuel|hors |(?:des?|du) (?!plus|moins)|d[’']|de la |depuis|sur l|sur (?:un|deux|trois|quatre|cinq|dix|\d+) ans|à périmètre|pour (?:les?|la) |chez |dans |à \p{Lu})/u;

function changesOf(plain: string, sentence: { start: number; end: number }, mentions: Mention[], pair: Pair): Change[] {
  const others = mentions.filter(({ start }) => start !== pair.from.start && start !== pair.to.start);
  const changes = others.flatMap((mention) => changeOf(plain, mention, pair) ?? []);
  const words = changesInWords(plain, sentence);
  const near = [...changes, ...words]
    .sort((a, b) => a.start - b.start)
    .filter((change) => belongs(plain, change, pair, others, changes));
  return near.filter((change, at) => near.findIndex(({ kind }) => kind === change.kind) === at);
}

/** "1,5 fois plus qu’un an auparavant" */
const timesMore = /^(?: fois)? plus (?:qu[e’]|de )/u;

function changeOf(plain: string, by: Mention, pair: Pair): Change | undefined {
  const lead = plain.slice(Math.max(0, by.start - 48), by.start);
  const tail = plain.slice(by.end, by.end + 40);
  const factor = /(?:(?<times>multipli|divis)\p{L}+ par (?:environ |près de |plus de )?|[(,] ?(?<sign>×) ?)$/iu.exec(
    lead,
  )?.groups;
  const place = { by, start: by.start, end: by.end };
  if (factor)
    return factor.times?.toLowerCase() === 'divis'
      ? { kind: 'divided', direction: -1, ...place }
      : { kind: 'times', direction: 1, ...place };
  if (timesMore.test(tail) && by.unit?.label !== '%') return { kind: 'times', direction: 1, ...place };
  const direction = directionOf(lead, tail, by, pair);
  if (!direction || !isOfPair(plain, by, tail, pair)) return undefined;
  const at = { direction, ...place };
  if (by.unit?.label === '%' && by.unit.per === null) return { kind: 'percent', ...at };
  if (by.unit?.label === 'point') return kindOf(pair.to).startsWith('ratio') ? { kind: 'points', ...at } : undefined;
  // "un quart de plus" counts nothing.
  if (by.inWords && by.unit === null && by.value.startsWith('0.')) return undefined;
  const counted = by.unit === null || kindOf(by) === kindOf(pair.to);
  return counted && by.unit?.dimension !== 'ratio' ? { kind: 'amount', ...at } : undefined;
}

/** Said of what the pair counts, from its first value to its second. */
function isOfPair(plain: string, by: Mention, tail: string, { from, start }: Pair): boolean {
  const base = /^ ?par rapport à (20\d\d)/.exec(tail)?.[1];
  if (base !== undefined)
    return (
      from.period?.start.startsWith(base) === true && plain.slice(Math.max(0, start - 60), by.start).includes(base)
    );
  const counted = by.unit?.dimension === 'count' ? tail.replace(/^ ?\p{L}+/u, '') : tail;
  return (
    !elsewhere.test(counted) && !elsewhere.test(tail.replace(/^.{0,25}?(?:de plus|de moins|supplémentaires?)/u, ''))
  );
}

/** A dash between words is none. */
const minus = latinLetters(/(?:(?<!\p{L} )[−–-]|(?:soit|c’est-à-dire|de) [−–-] ?|[,;:(=] ?[−–-] ?)$/u);

export function directionOf(lead: string, tail: string, { value }: Mention, { from, to }: Pair): Direction | undefined {
  if (value.startsWith('-') || minus.test(lead)) return -1;
  if (/\+ ?$/.test(lead)) return 1;
  const groups = said.exec(lead)?.groups;
  if (groups) return groups.up ? 1 : -1;
  const won = /(?<!\p{L})(?:(?<up>gagn(?:e|ent|é|ant))|(?<down>perd(?:|ent|u|ant))) (?:environ |près de )?$/u.exec(
    lead,
  )?.groups;
  if (won) return won.up ? 1 : -1;
  const way = saidBefore.exec(lead)?.groups?.way;
  if (way) return way === 'de moins' ? -1 : 1;
  if (unsaid.test(lead)) return from.value === to.value || Number(to.value) > Number(from.value) ? 1 : -1;
  return more.test(tail) ? 1 : less.test(tail) ? -1 : undefined;
}

const multiples: Record<string, string> = { doubl: '2', tripl: '3', quadrupl: '4' };
const inWords = latinLetters(
  /(?<!\p{L})(?:(?:(?<adverb>presque|quasiment|quasi|plus que|environ) )?(?<multiple>doubl|tripl|quadrupl)(?:é|ée|és|ées|ement|ant)(?!\p{L})|en (?:nette |forte |légère |très légère )?(?:(?<up>hausse|augmentation|progression)|(?<down>baisse|diminution|recul|repli))(?! d[e’'](?!un (?:tiers|quart|cinquième|dixième)|moitié)))/giu,
);

const changesInWords = (plain: string, { start, end }: { start: number; end: number }): Change[] =>
  [...plain.slice(start, end).matchAll(inWords)].map((match) => {
    const { adverb, multiple, down: falls } = match.groups ?? {};
    const place = { by: null, start: start + match.index, end: start + match.index + match[0].length };
    if (!multiple) return { kind: 'direction', direction: falls ? -1 : 1, ...place };
    const word = adverb?.toLowerCase();
    const saidAs = word === 'plus que' ? 'more' : word === 'environ' ? 'about' : word ? 'nearly' : 'exact';
    return {
      kind: 'times',
      direction: 1,
      times: { value: multiples[multiple.toLowerCase()] ?? '', saidAs },
      ...place,
    };
  });

const opens =
  /^(?:(?: en (?:un|deux|trois|cinq|dix|\d+) ans| entre 20\d\d et 20\d\d| en 20\d\d)?,? ?(?:en )?|[ ,]*[(:–-] ?(?:de |avec |soit )?|, ?(?:avec |à |soit )?)$/u;
const follows =
  /^(?![^.;]*(?:\bet\b|\bmais\b|\btandis\b|\balors que\b|\bdont\b|\bavec\b))[^.;]{0,50}?(?:[,(:–]|soit|représent|correspond)[^.;]{0,45}$/u;

const nextSentence =
  /^[^.;:()]{0,40}\.\s+(?:C’est|Cela (?:fait|représente)|Soit|(?:La|Cette) (?:hausse|baisse|progression|diminution|augmentation|évolution)|L’évolution)[^.;]{0,45}$/u;

/** Right beside the pair: nothing else is counted between, and the words between bring no other subject. */
function belongs(plain: string, change: Change, pair: Pair, others: Mention[], changes: Change[]): boolean {
  const signs = new Set(changes.map(({ start }) => start));
  const [from, to] = change.end <= pair.start ? [change.end, pair.start] : [pair.end, change.start];
  if (change.start >= pair.start && change.end <= pair.end) return change.kind !== 'direction';
  // "en deux hivers" counts nothing that changes.
  const counts = others.filter(
    ({ unit, inWords }) => !inWords && (unit?.dimension !== 'time' || change.by?.unit?.dimension === 'time'),
  );
  if (counts.some(({ start, end }) => start >= from && end <= to && !signs.has(start))) return false;
  const gap = plain.slice(from, to);
  if (gap.length > 120) return false;
  if (change.end <= pair.start) return opens.test(gap);
  return change.kind !== 'direction' && (follows.test(gap) || nextSentence.test(gap));
}
