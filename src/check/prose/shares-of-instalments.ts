import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { isPercent, isPositive } from './amounts.ts';
import { listsIn } from './parts-in-list.ts';
import { isPercentOf } from './percent-holds.ts';
import type { ReadText } from './prose-rule.ts';
import type { NamedShare } from './shares-in-sentence.ts';

const paid = latinLetters(
  /(?<!\p{L})(?:vers(?:ée?s?|ement\p{L}*)|pay(?:ée?s?|able\p{L}*)|paiement\p{L}*|réglée?s?|acomptes?|échelonn\p{L}+|mandatée?s?)(?!\p{L})/iu,
);
const reach = 400;

interface Instalment {
  share: Mention;
  part: Mention;
}

/** "Elle est versée en trois fois : 50 % à la signature, soit 92 500 €": instalments of one amount, printed before them. */
export const sharesOfInstalments = (read: ReadText): NamedShare[] =>
  listsIn(read).flatMap(({ lead, items }) => {
    const start = items[0]?.figures[0]?.start;
    if (start === undefined || !paid.test(lead)) return [];
    const instalments = items.flatMap(({ figures }) => instalmentOf(figures) ?? []);
    const before = read.mentions.filter((one) => one.end <= start && one.end > start - reach && isAmount(one));
    const whole = before
      .toReversed()
      .map((one) => ({ one, fitting: instalments.filter((each) => fits(each, one)).length }))
      .sort((a, b) => b.fitting - a.fitting)[0];
    if (!whole || whole.fitting === 0) return [];
    return instalments.map((each): NamedShare => ({ ...each, whole: whole.one, candidates: [], evidence: 'said' }));
  });

function instalmentOf(figures: Mention[]): Instalment | undefined {
  const [shares, parts] = [figures.filter(isPercent), figures.filter(isAmount)];
  const [share, part] = [shares[0], parts[0]];
  return share && part && shares.length === 1 && parts.length === 1 ? { share, part } : undefined;
}

const isAmount = (mention: Mention): boolean => mention.unit?.dimension === 'money' && isPositive(mention);

const fits = ({ share, part }: Instalment, whole: Mention): boolean => isPercentOf(share, part, whole);
