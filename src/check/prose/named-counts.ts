import { lastIndexUpTo } from '../reading/last-index-up-to.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { isCount, isPercent, isPositive } from './amounts.ts';
import type { ReadText } from './prose-rule.ts';
import { keptOf } from './remembered.ts';
import { oneLineOf } from './sentence-figures.ts';

/** What a text counts or measures, by the name it is counted under, in the order of the text. */
export type NamedCounts = ReadonlyMap<string, readonly Mention[]>;

/** "Animations : 132", "dossiers déposés 547": the name stands before. */
const nameBefore = latinLetters(/(?:^|[^\p{L}’-])(\p{L}[\p{L}’-]+)((?: \p{L}[\p{L}’-]+){0,2}) ?:? ?$/u);
const lead = 50;
/** What stands before a number without naming it. */
const noName =
  /^(?:soit|dont|de|des|du|les|la|le|et|ou|pour|par|sur|à|au|aux|en|avec|contre|total|environ|plus|moins|près|depuis|entre|dans|est|sont|avait|étaient|compte|comptent|reste|atteint)$/iu;

export const namedCountsOf = keptOf((read: ReadText): NamedCounts => {
  const text = oneLineOf(read);
  const found = new Map<string, Mention[]>();
  const add = (name: string | undefined, mention: Mention): void => {
    if (!name || name.length < 3) return;
    const known = found.get(name);
    if (!known) found.set(name, [mention]);
    else if (known.at(-1) !== mention) known.push(mention);
  };
  for (const mention of read.mentions) {
    if (!isPositive(mention) || isPercent(mention) || mention.unit?.per) continue;
    if (mention.unit) add(isCount(mention) ? keyOf(mention.unit.label) : mention.unit.label, mention);
    else for (const name of namesBefore(text, mention)) add(name, mention);
  }
  return found;
});

/** The word that things are counted under, without its plural. */
export const keyOf = (name: string): string => meaningOf(name).at(-1) ?? '';

function namesBefore(text: string, { start }: Mention): string[] {
  const [, first = '', rest = ''] = nameBefore.exec(text.slice(Math.max(0, start - lead), start)) ?? [];
  return noName.test(first) || rest.split(' ').some((word) => noName.test(word)) ? [] : meaningOf(`${first} ${rest}`);
}

/** Those before an offset, nearest first. */
export function countsBefore(counts: NamedCounts, name: string, start: number): Mention[] {
  const all = counts.get(name) ?? [];
  const last = lastIndexUpTo(all.length, (at) => all[at]?.start ?? 0, start - 1);
  return last < 0 || (all[last]?.start ?? start) >= start
    ? []
    : all.slice(Math.max(0, last - 30), last + 1).toReversed();
}
