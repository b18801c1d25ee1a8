import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { amountOf, isPercent, isPositive, kinshipOf } from './amounts.ts';
import type { ReadText } from './prose-rule.ts';
import { onOneLine } from './sentence-figures.ts';
import type { NamedShare } from './shares-in-sentence.ts';
import { periodsDiffer } from './subject.ts';

/** "2 536 420 €, soit 13,5 % des recettes réelles" */
const equals = /^(?: \p{L}[\p{L}’-]*){0,3}(?:,? soit | \((?:soit )?|,? ce qui représente )(?:environ |près de )?$/u;
const ofName =
  /^ (?:du total )?(?:de l’|des |du |de la |de ses |de leurs )((?:\p{L}[\p{L}’-]*)(?: (?:\p{L}[\p{L}’-]*)){0,4})(?=[ ]?[,.;:)]|$)/u;
/** "Le régime indemnitaire en représente 9,7 M€, soit 19,1 %": of what the sentence before ended on. */
const ofThat = /(?<!\p{L})en (?:représente|constitue|forme|absorbe|mobilise)(?:nt)? (?:environ |près de )?$/u;
const reach = 900;
const lead = 90;
const change = /(?<!\p{L})(?:hausse|baisse|augment\p{L}*|diminu\p{L}*|progress\p{L}*|recul\p{L}*|évolution)(?!\p{L})/iu;

/** Shares whose whole an earlier sentence gives, under the same name, or last. */
export function sharesOfEarlierWhole(read: ReadText): NamedShare[] {
  const text = onOneLine(read.plain);
  return read.mentions.flatMap((share, at): NamedShare[] => {
    const part = read.mentions[at - 1];
    if (!part || !isPercent(share) || isPercent(part) || !isPositive(part) || share.saidAs === 'between') return [];
    if (!equals.test(text.slice(part.end, share.start))) return [];
    const words = text.slice(Math.max(0, part.start - lead), part.start);
    if (change.test(words)) return [];
    const found = (whole: Mention | undefined, evidence: NamedShare['evidence']): NamedShare[] =>
      whole ? [{ share, part, whole, candidates: [], evidence }] : [];
    if (ofThat.test(words) && /^\s*[.,;)]/.test(text.slice(share.end, share.end + 3)))
      return found(lastBefore(read, at - 1, part), 'said');
    const name = ofName.exec(text.slice(share.end, share.end + 70))?.[1];
    return name ? found(wholeNamed(text, read.mentions, at - 1, name), 'closed') : [];
  });
}

/** The last figure of the sentence before, if it is of the same measure. */
function lastBefore({ sentences, mentions }: ReadText, at: number, part: Mention): Mention | undefined {
  const start = sentences.find((one) => one.start <= part.start && one.end > part.start)?.start ?? 0;
  const whole = mentions.slice(0, at).findLast((one) => one.start < start && !isPercent(one));
  return whole && start - whole.end < 60 && kinshipOf(part, whole) === 'same' ? whole : undefined;
}

/** The one amount that shortly before is said of the same words; none where there are two. */
function wholeNamed(text: string, mentions: Mention[], at: number, name: string): Mention | undefined {
  const part = mentions[at];
  const wanted = meaningOf(name);
  if (!part || wanted.length === 0) return undefined;
  const found: Mention[] = [];
  for (let back = at - 1; back >= 0; back--) {
    const mention = mentions[back];
    if (!mention || part.start - mention.end > reach) break;
    if (kinshipOf(part, mention) !== 'same' || mention.role === 'part' || periodsDiffer(mention, part)) continue;
    const from = Math.max(mentions[back - 1]?.end ?? 0, mention.start - lead);
    const said = meaningOf(`${text.slice(from, mention.start)} ${mention.unit?.label ?? ''}`);
    if (wanted.every((word) => said.includes(word))) found.push(mention);
  }
  return new Set(found.map(amountOf)).size === 1 ? found[0] : undefined;
}
