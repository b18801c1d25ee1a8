import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { meaningOf } from '../wording.ts';
import { isCount } from './amounts.ts';
import type { ReadText } from './prose-rule.ts';
import { keptOf } from './remembered.ts';

/** The words a figure is told with: those before it, of its row or clause, and those behind. */
export interface FigureWords {
  of(at: number): ReadonlySet<string>;
}

const longestLead = 90;
const longestTail = 60;
const furthestHeading = 900;
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/gu;
const total = latinLetters(/(?<!\p{L})(?:total|totaux|ensemble)(?!\p{L})/iu);
const general = new Set(
  meaningOf('montant total totale ensemble somme global globale HT TTC hors taxes ce cette ces son sa ses nos notre'),
);

/** Read when asked for, then kept for all the rules. */
export const figureWordsOf = keptOf(({ plain, mentions }: ReadText): FigureWords => {
  const known: ReadonlySet<string>[] = [];
  return {
    of(at) {
      known[at] ??= wordsOf(plain, mentions, at);
      return known[at];
    },
  };
});

function wordsOf(plain: string, mentions: Mention[], at: number): ReadonlySet<string> {
  const mention = mentions[at] as Mention;
  const from = Math.max(afterNameOf(plain, mentions[at - 1], mention.start), mention.start - longestLead);
  const lineStart = plain.lastIndexOf('\n', mention.start) + 1;
  const lead =
    plain
      .slice(from, mention.start)
      .replace(leaders, ' ')
      .split(/[.;(]\s|\n\s*\n/u)
      .at(-1) ?? '';
  // Further columns of a row have its name too.
  const row = lineStart < from && /\t|\||\s{3}/u.test(plain.slice(lineStart, from)) ? rowName(plain, lineStart) : '';
  const to = Math.min(mentions[at + 1]?.start ?? plain.length, mention.end + longestTail);
  const behind = plain.slice(mention.end, to).split(/[.;:,(\t|]|\n(?=\s*(?:\p{Lu}|[-–•]|$))/u)[0] ?? '';
  const own = `${lead} ${row}`;
  const heading = total.test(own) ? headingBefore(plain, mention.start) : '';
  return new Set(meaningOf(`${own} ${behind} ${mention.unit?.label ?? ''} ${heading}`));
}

/** "roselières ........ 142,3 ha" */
const leaders = /\.{3,}/gu;

/** "131 902 imprimés, 48 215 DVD": what a figure counts is not told of the next, nor what it opens a list of. */
function afterNameOf(plain: string, before: Mention | undefined, until: number): number {
  if (!before) return 0;
  const gap = plain.slice(before.end, until);
  if (/^[^.;:\d\n]*(?:,| et| puis) $/u.test(gap)) return until;
  const opener = /^[^.;:,\n]*:(?=\s)/u.exec(gap)?.[0].length ?? 0;
  const label = before.unit && isCount(before) ? before.unit.label : '';
  const name = label !== '' && gap.startsWith(` ${label}`) ? label.length + 1 : 0;
  return before.end + Math.max(opener, name);
}

const rowName = (plain: string, start: number): string =>
  /^[^\d\t|\n]{2,60}/u.exec(plain.slice(start, start + 80))?.[0] ?? '';

/** A total is that of what its table is headed with, in a line or two. */
function headingBefore(plain: string, start: number): string {
  const lines = plain
    .slice(Math.max(0, start - furthestHeading), start)
    .split('\n')
    .slice(0, -1);
  return lines
    .filter((line) => /\p{L}{3}/u.test(line) && !/\d[\d,]/.test(line.replace(year, '')) && line.length < 90)
    .slice(-2)
    .join(' ');
}

/** What a name means, without what any amount is called. */
export function ownWords(name: string): string[] {
  const words = meaningOf(name);
  const own = words.filter((word) => !general.has(word));
  return own.length > 0 ? own : words;
}
