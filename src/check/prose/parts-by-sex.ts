import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isCount, isPercent } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import type { ReadText } from './prose-rule.ts';
import { onOneLine } from './sentence-figures.ts';

const sex = /^(?:femmes?|hommes?|filles?|garçons?)$/iu;
const both = /^(?:femmes? hommes?|filles? garçons?)$/iu;
const between = /^(?: \([^()]{1,20}\))? ?(?:,? et |, | [–-] | ?\/ ?| ?\| ?| {2,}| ; )(?:de )?$/u;
/** Up to a few words, then what puts both beside their total. */
const beside = latinLetters(
  /^(?: \p{L}[\p{L}’-]*){0,6}(?:(?:,| ?:| \(| [–-])? ?(?:soit |dont |occupée?s par |composée?s? de |répartie?s en )?| {1,3})$/u,
);
const noTotal = latinLetters(
  /(?<!\p{L})(?:contre|sur|parmi|pour|par an|par|entre|avec|remplac\p{L}+|plus|moins|et)(?!\p{L})/iu,
);
const longest = 90;
/** "38 personnes au 31 décembre, 21 femmes et 17 hommes" */
const date = latinLetters(/ (?:au|fin) (?:\d{1,2}(?:er)? )?\p{L}*(?: ?\d{4})?(?=,| )/u);

/** Women and men beside how many they are together: "9 emplois, occupés par 4 femmes et 5 hommes". */
export function partsBySex({ plain, mentions }: ReadText): StatedParts[] {
  const counts = mentions.filter((one) => !isPercent(one));
  return counts.flatMap((one, at): StatedParts[] => {
    const [total, other] = [counts[at - 1], counts[at + 1]];
    if (!total || !other || !areBoth(one, other) || !isWholeOf(total)) return [];
    const gap = withoutName(onOneLine(plain.slice(one.end, other.start)), one.unit?.label ?? '');
    const lead = onOneLine(plain.slice(total.end, one.start)).replace(date, '');
    if (
      !between.test(gap) ||
      lead.length > longest ||
      !beside.test(lead) ||
      noTotal.test(lead.replace(/occupée?s par/u, ''))
    )
      return [];
    return [{ total, parts: [one, other], others: [], evidence: 'equal' }];
  });
}

const withoutName = (text: string, name: string): string =>
  text.startsWith(` ${name}`) ? text.slice(name.length + 1) : text;

const areBoth = (a: Mention, b: Mention): boolean => {
  const names = [a, b].map(({ unit }) => unit?.label ?? '').sort();
  return names.every((name) => sex.test(name)) && both.test(names.join(' '));
};

const isWholeOf = (total: Mention): boolean =>
  (total.unit === null || (isCount(total) && !sex.test(total.unit.label))) &&
  total.role !== 'against' &&
  total.saidAs === 'exact' &&
  total.decimals === 0;
