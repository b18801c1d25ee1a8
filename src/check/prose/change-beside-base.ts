import { add, multiply, subtract } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, printLike } from './amounts.ts';
import { namedFirst } from './named-first.ts';
import { alike, type Change, directionOf, kindOf, otherTerms, type Pair } from './stated-change.ts';

/** A percentage that names the earlier value it starts from, and the values it may lead to, nearest first. */
export interface ChangeBesideBase {
  change: Change;
  pairs: Pair[];
}

/** "3,1 % (14 662 000 € fin 2022)", "12,4 % de plus qu’en 2021 (190 710 entrées)" */
const inBrackets =
  /^(?: de (?:plus|moins) qu[e’] ?(?:en (?:19|20)\d\d|l’an dernier|l’année précédente)| (?:sur|par rapport à|depuis) (?:19|20)\d\d)? \($/u;
/** "61 320 repas (59 075 en 2020, soit + 3,8 %)" */
const earlierSoit = latinLetters(
  /^(?: \p{L}+){0,2} (?:en|fin) (?:19|20)\d\d\)?(?:,| :| ;)? (?:soit |c’est-à-dire )?(?:une (?:hausse|baisse|augmentation|diminution|progression) de )?[+−–-]? ?$/u,
);
const dated = latinLetters(
  /^(?: \p{L}+){0,2} ?(?:en|fin|saison|au \d{1,2}(?:er)? \p{L}+) (?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\)/u,
);
const named = latinLetters(/^(?: \p{L}+){0,2}\)/u);
/** "augmente de 8 % en deux ans (1 050 en 2020)", "11,9 % au-dessus de 2022 (88 420 MWh)" */
const thenBase = latinLetters(/^(?: \p{L}[\p{L}’-]*){0,5} \($/u);
const aboveYear = latinLetters(
  /^ (?:au-dessus|au-dessous|en dessous|de plus|de moins)(?: de| qu[e’] ?en)? (?:l’année |l’exercice )?(?:19|20)\d\d \($/u,
);
const closes = latinLetters(/^(?: \p{L}+){0,2}\)/u);
/** "8 % par rapport aux 5 000 MWh de 2021" */
const comparedTo = /^ par rapport (?:à|aux?|avec)(?: les)? $/u;
const ofYear = latinLetters(/^(?: \p{L}+){0,2} (?:de|en) (?:19|20)\d\d(?!\d)/u);
const reach = 260;
const most = 3;
/** The subject of what changes. */
const subjectReach = 50;

export function changesBesideBase(text: string, mentions: Mention[]): ChangeBesideBase[] {
  return mentions.flatMap((by, at) => {
    if (!isPercent(by)) return [];
    const added = addedTo(text, mentions, at);
    if (added) return [added];
    const [base, baseAt] = baseOf(text, mentions, at);
    if (!base || isPercent(base) || base.saidAs !== 'exact') return [];
    if (otherTerms.test(text.slice(Math.max(0, by.start - reach), Math.max(by.end, base.end)))) return [];
    const lead = text.slice(Math.max(0, by.start - subjectReach), by.start);
    const pairs = namedFirst(lead, valuesBefore(text, mentions, Math.min(at, baseAt), base)).flatMap((to): Pair[] => {
      const pair = alike(base, to);
      return pair ? [{ ...pair, start: to.start, end: base.end }] : [];
    });
    const [first] = pairs;
    const direction =
      first &&
      directionOf(text.slice(Math.max(0, by.start - 48), by.start), text.slice(by.end, by.end + 40), by, first);
    if (!direction) return [];
    return [{ change: { kind: 'percent', direction, by, start: by.start, end: by.end }, pairs }];
  });
}

const toYear = latinLetters(
  /^(?: \p{L}+)? (?:de plus |de moins )?(?:par rapport à|qu[e’] ?en|depuis|sur) (?:19|20)\d\d \($/u,
);
const thenSoit = /^\),? soit (?:une? (?:hausse|baisse|augmentation|diminution) de )?[+−–-]? ?$/u;

/** "a augmenté de 50 000 € par rapport à 2020 (2 000 000 €), soit + 2,5 %": the later value is not printed, its gap is. */
function addedTo(text: string, mentions: Mention[], at: number): ChangeBesideBase | undefined {
  const [gap, base, by] = [mentions[at - 2], mentions[at - 1], mentions[at]];
  if (!gap || !base || !by || isPercent(base)) return undefined;
  if (kindOf(gap) !== kindOf(base) && !(base.unit === null && base.scale === 0 && gap.unit?.dimension === 'count'))
    return undefined;
  if (!toYear.test(text.slice(gap.end, base.start)) || !thenSoit.test(text.slice(base.end, by.start))) return undefined;
  const unmoved = { from: base, to: base, start: gap.start, end: by.end };
  const way = directionOf(
    text.slice(Math.max(0, gap.start - 48), gap.start),
    text.slice(gap.end, base.start),
    gap,
    unmoved,
  );
  if (!way || ![gap, base].every(({ saidAs }) => saidAs === 'exact')) return undefined;
  const value = way === 1 ? add(base.value, gap.value) : subtract(base.value, gap.value);
  const printed = printLike([base])(multiply(value, base.unit?.factor ?? '1'));
  const to = { ...base, value, printed, start: gap.start, end: gap.end, scale: Math.min(base.scale, gap.scale) };
  const change = { kind: 'percent', direction: way, by, start: by.start, end: by.end } as const;
  return { change, pairs: [{ from: base, to, start: gap.start, end: by.end }] };
}

/** The earlier value that the words beside a percentage name. */
function baseOf(text: string, mentions: Mention[], at: number): [base: Mention | undefined, at: number] {
  const [before, by, after] = [mentions[at - 1], mentions[at] as Mention, mentions[at + 1]];
  if (after) {
    const gap = text.slice(by.end, after.start);
    const tail = text.slice(after.end, after.end + 50);
    const saysYear = /(?:(?:en|sur|à|depuis) (?:19|20)\d\d|l’an dernier|précédente) \($/u.test(gap);
    if (inBrackets.test(gap) && (saysYear ? named : dated).test(tail)) return [after, at + 1];
    if (thenBase.test(gap) && dated.test(tail)) return [after, at + 1];
    if (aboveYear.test(gap) && closes.test(tail)) return [after, at + 1];
    if (comparedTo.test(gap) && ofYear.test(tail)) return [after, at + 1];
  }
  const opens = before && /\((?:contre )?$/u.test(text.slice(Math.max(0, before.start - 10), before.start));
  return [opens && earlierSoit.test(text.slice(before.end, by.start)) ? before : undefined, at - 1];
}

/** Values of the same things shortly before, those of a year before left out. */
function valuesBefore(text: string, mentions: Mention[], at: number, base: Mention): Mention[] {
  const { start } = mentions[at] as Mention;
  const found: Mention[] = [];
  for (let back = at - 1; back >= 0 && found.length < most; back--) {
    const mention = mentions[back];
    if (!mention || start - mention.end > reach) break;
    const isSame = isOfKind(mention, base, back === at - 1) && mention.saidAs === 'exact' && mention.role !== 'part';
    if (!isSame || /^ ?\p{L}* ?(?:par |\/|l’)/u.test(text.slice(mention.end, mention.end + 20)) || isFar(mention, base))
      continue;
    found.push(mention);
    // "4 600 MWh, en baisse de 8 %": no other is meant.
    if (
      found.length === 1 &&
      /^(?: \p{L}+){0,2},? en (?:forte |légère |nette )?(?:hausse|baisse) de $/u.test(text.slice(mention.end, start))
    )
      break;
  }
  return found;
}

/** "61 320 repas (59 075 en 2020)": what both count is said once. */
const isOfKind = (mention: Mention, base: Mention, isNext: boolean): boolean =>
  kindOf(mention) === kindOf(base) ||
  ((isNext || isCount(mention)) && base.unit === null && base.scale === 0 && !isPercent(mention));

/** Beyond, it counts something else, if not by a zero too many. */
const isFar = (mention: Mention, base: Mention): boolean => {
  const ratio = Number(amountOf(mention)) / Number(amountOf(base));
  return (
    !(ratio > 0.08 && ratio < 12) && Math.abs(Math.log10(ratio) % 1) > 0.1 && Math.abs(Math.log10(ratio) % 1) < 0.9
  );
};
