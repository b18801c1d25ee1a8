import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { amountOf, isCount, isPercent, kinshipOf } from './amounts.ts';
import { periodsDiffer } from './subject.ts';

/** The figures of a text, with the words beside each. */
export interface FigureNames {
  text: string;
  mentions: Mention[];
}

export const namesIn = (text: string, mentions: Mention[]): FigureNames => ({ text, mentions });

const reach = 900;
const longestLead = 90;
const tail = 60;
/** Of any amount. */
const general = new Set(meaningOf('montant total totale ensemble somme coût global HT TTC hors taxes'));
const staff = /^(?:agent|salarié|emploi|employé|collaborateur|ETP)s?$/iu;

/** The one figure measured as the part that shortly before is said of these words; none where there are two. */
export function wholeNamed(
  { text, mentions }: FigureNames,
  at: number,
  part: Mention,
  name: string,
): Mention | undefined {
  const wanted = wordsOf(name);
  const found = before(mentions, at).filter(({ mention, index }) => {
    const kin = kinshipOf(part, mention);
    if (
      (kin !== 'same' && kin !== 'bare') ||
      mention === part ||
      mention.role === 'part' ||
      periodsDiffer(mention, part)
    )
      return false;
    if ((kin === 'bare' && !isCount(mention)) || isOtherwiseTaxed(name, mention)) return false;
    return isStaff(name, mention) || isSaid(wanted, text, mentions, index);
  });
  return only(found);
}

/** The one figure that shortly before is said of these words. */
export function partNamed({ text, mentions }: FigureNames, at: number, name: string): Mention | undefined {
  const wanted = wordsOf(name);
  return only(
    before(mentions, at).filter(
      ({ mention, index }) =>
        !isPercent(mention) && mention.saidAs === 'exact' && isSaid(wanted, text, mentions, index, true),
    ),
  );
}

function wordsOf(name: string): string[] {
  const words = meaningOf(name);
  const own = words.filter((word) => !general.has(word));
  return own.length > 0 ? own : words;
}

interface Indexed {
  mention: Mention;
  index: number;
}

function before(mentions: Mention[], at: number): Indexed[] {
  const from = mentions[at]?.start ?? 0;
  const found: Indexed[] = [];
  for (let index = at - 1; index >= 0; index--) {
    const mention = mentions[index];
    if (!mention || from - mention.end > reach) break;
    found.push({ mention, index });
  }
  return found;
}

/** The words before a figure, of its own item only where there are several, and those behind it in its clause. */
function isSaid(wanted: string[], text: string, mentions: Mention[], at: number, ofItem = false): boolean {
  const mention = mentions[at];
  if (!mention || wanted.length === 0) return false;
  const from = Math.max(mentions[at - 1]?.end ?? 0, mention.start - longestLead);
  const to = Math.min(mentions[at + 1]?.start ?? text.length, mention.end + tail);
  const behind = text.slice(mention.end, to).split(/[.;:,(]|\n(?=\s*(?:\p{Lu}|[-–•]))/u)[0] ?? '';
  const lead = text.slice(from, mention.start);
  const said = meaningOf(
    `${ofItem ? (lead.split(/[,;.()]/).at(-1) ?? '') : lead} ${mention.unit?.label ?? ''} ${behind}`,
  );
  return wanted.every((word) => said.includes(word));
}

/** "61 % de l’effectif" of so many agents. */
const isStaff = (name: string, { unit }: Mention): boolean =>
  /^effectifs?$/iu.test(name) && unit !== null && staff.test(unit.label);

/** "15 % du montant HT" is not of an amount with tax. */
export const isOtherwiseTaxed = (name: string, { basis }: Mention): boolean =>
  (basis === 'TTC' && /(?<!\p{L})(?:HT|hors taxes)(?!\p{L})/u.test(name)) ||
  (basis === 'HT' && /(?<!\p{L})TTC(?!\p{L})/u.test(name));

const only = (found: Indexed[]): Mention | undefined =>
  new Set(found.map(({ mention }) => amountOf(mention))).size === 1 ? found[0]?.mention : undefined;
