import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent, kinshipOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import type { ReadText } from './prose-rule.ts';

/** A number alone at the head of its line, with the words that follow it there or on the next line. */
interface CallOut {
  mention: Mention;
  label: string;
  /** Nothing but its label stands between it and the one before. */
  goesOn: boolean;
}

const opensLine = /(?:^|\n)[ \t\f]*(?:(?:plus|près|moins) de |environ |\+ ?)?$/iu;
const longestLabel = 70;
const fewest = 2;

/**
 * Key figures printed one under the other, with one that says it is their total ("2 100 / visiteurs au total"), or with
 * the two kinds that leave nobody out ("agents", then "femmes" and "hommes").
 */
export function partsInCallOuts(read: ReadText): StatedParts[] {
  const blocks: CallOut[][] = [];
  for (const one of callOutsIn(read)) {
    if (one.goesOn) blocks.at(-1)?.push(one);
    else blocks.push([one]);
  }
  return blocks
    .filter((block) => block.length > fewest)
    .flatMap((block) => [...withTotal(block), ...byKind(block), ...ofOneName(block)]);
}

function callOutsIn({ plain, mentions }: ReadText): CallOut[] {
  let before: CallOut | null = null;
  return mentions.flatMap((mention, at) => {
    const isOpening = opensLine.test(plain.slice(Math.max(0, mention.start - 16), mention.start));
    const next = mentions[at + 1]?.start ?? plain.length;
    const label = isOpening && !isPercent(mention) && !mention.range ? labelOf(plain, mention, next) : null;
    if (label === null) {
      before = null;
      return [];
    }
    const found: CallOut = { mention, label, goesOn: before !== null };
    before = found;
    return [found];
  });
}

/** The words up to the next figure or blank line; null where they are those of a sentence. */
function labelOf(plain: string, { end }: Mention, next: number): string | null {
  const text = plain.slice(end, Math.min(next, end + 2 * longestLabel));
  const label = (/^\s*\S[^\n]*(?:\n[ \t]*\p{Ll}[^\n]*)?/u.exec(text)?.[0] ?? '')
    .replace(/(?:plus|près|moins) de\s*$/, '')
    .trim();
  const rest = text.slice(text.indexOf(label) + label.length);
  const isAlone = /^[ \t]*(?:\n|$)/.test(rest);
  return label.length <= longestLabel && isAlone && !/[.:;!?]/.test(label) ? label.replace(/\s+/g, ' ') : null;
}

const saysTotal = latinLetters(/(?<!\p{L})(?:au total|en tout|total)(?!\p{L})/iu);
const noPart = latinLetters(/(?<!\p{L})(?:dont|y compris|hors|par|depuis|moyenne|objectif|cumul\p{L}*)(?!\p{L})/iu);

function withTotal(block: CallOut[]): StatedParts[] {
  const at = block.findIndex(({ label }) => saysTotal.test(label));
  const total = block[at];
  if (!total || noPart.test(total.label) || block.some(({ label }, other) => other !== at && saysTotal.test(label)))
    return [];
  const others = block.filter((_, other) => other !== at);
  const isLastOrFirst = at === 0 || at === block.length - 1;
  const areParts = others.every(
    ({ mention, label }) => kinshipOf(mention, total.mention) === 'same' && !noPart.test(label),
  );
  const areDistinct = new Set(others.map(({ label }) => label.toLowerCase())).size === others.length;
  if (!isLastOrFirst || !areParts || !areDistinct) return [];
  return [{ total: total.mention, parts: others.map(({ mention }) => mention), others: [], evidence: 'equal' }];
}

/** "1 031 / agents", "520 / femmes", "511 / hommes" */
const byKind = (block: CallOut[]): StatedParts[] =>
  block.flatMap((total, at) => {
    const [one, other] = [block[at + 1], block[at + 2]];
    if (
      !one ||
      !other ||
      !/^(?:femmes hommes|hommes femmes|filles garçons|garçons filles)$/.test(`${one.label} ${other.label}`)
    )
      return [];
    return [{ total: total.mention, parts: [one.mention, other.mention], others: [], evidence: 'listed' }];
  });

const kindOf = latinLetters(
  /^(?:\p{L}+(?:ée?s|ie?s|ue?s|ise?s|els|elles|aux|ales|ifs|ives)|en|sans|avec|à|non)(?!\p{L})/iu,
);
const mostKinds = 6;

/** "64 / dossiers déposés", "49 / dossiers retenus", "15 / refusés": the first name, then nothing but its kinds. */
function ofOneName([total, ...others]: CallOut[]): StatedParts[] {
  const name = total?.label.split(' ')[0]?.toLowerCase();
  if (!total || !name || noPart.test(total.label) || others.length < 2 || others.length > mostKinds) return [];
  const areKinds = others.every(({ label }) => label.toLowerCase().startsWith(`${name} `) || kindOf.test(label));
  const isNamed = others[0]?.label.toLowerCase().startsWith(name);
  if (!areKinds || !isNamed || others.some(({ label }) => noPart.test(label))) return [];
  const parts = others.map(({ mention }) => mention);
  return [{ total: total.mention, parts, others: [], evidence: 'listed', isGuessed: true }];
}
