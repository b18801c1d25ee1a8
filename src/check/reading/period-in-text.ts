import { months } from '../../kernel/french.ts';
import { type Period, yearPeriod } from '../../kernel/period.ts';
import { lastIndexUpTo } from './last-index-up-to.ts';
import { latinLetters } from './latin-letters.ts';

/** A period that a text names, and where. */
export interface NamedPeriod {
  start: number;
  end: number;
  period: Period;
}

const century = '(?:19|20)\\d\\d';
const pattern = latinLetters(
  new RegExp(
    [
      `(?<schoolFrom>(?:année|rentrée) scolaire |scolaire )(?<a>${century})[ ]?[-–/][ ]?(?<b>${century})`,
      `(?:saison|hiver)(?: hivernale)? (?<c>${century})[ ]?[-–/][ ]?(?<d>${century})`,
      `(?<day>\\d{1,2})(?:er)? (?<month>${months.join('|')}) (?<dayYear>${century})`,
      `depuis (?:\\p{L}+ )?(?<since>${century})`,
      `(?<from>${century})[ ]?[-–][ ]?(?<to>${century})|(?:entre|de) (?<from2>${century}) (?:et|à) (?<to2>${century})`,
      `(?<![\\d,.-])(?<year>${century})(?!\\d|[.,]\\d|[ ]?(?:%|€|k€|M€|personnes|habitants|tonnes))`,
    ].join('|'),
    'giu',
  ),
);

/** Periods in the order they are written; `year` is the year the document speaks of, for "l’an dernier". */
export function periodsIn(text: string, year?: number): NamedPeriod[] {
  const named = [...text.matchAll(pattern)].flatMap((match) => {
    const period = readMatch(match.groups ?? {}, year);
    return period ? [{ start: match.index, end: match.index + match[0].length, period }] : [];
  });
  return year === undefined ? named : [...named, ...relative(text, year)].sort((a, b) => a.start - b.start);
}

function readMatch(groups: Record<string, string | undefined>, year: number | undefined): Period | undefined {
  const { a, b, c, d, day, month, dayYear, since, from, to, from2, to2 } = groups;
  if (a && b) return { kind: 'school_year', start: `${a}-09-01`, end: `${b}-08-31` };
  if (c && d) return { kind: 'season', start: `${c}-10-01`, end: `${d}-03-31` };
  if (day && month && dayYear) {
    const date = `${dayYear}-${two(months.indexOf(month.toLowerCase()) + 1)}-${two(Number(day))}`;
    return { kind: 'date', start: date, end: date };
  }
  if (since) {
    const end = year !== undefined && year > Number(since) ? year : Number(since);
    return { kind: 'since', start: `${since}-01-01`, end: `${end}-12-31` };
  }
  const [first, last] = [from ?? from2, to ?? to2];
  if (first && last)
    return Number(first) < Number(last) ? { kind: 'span', start: `${first}-01-01`, end: `${last}-12-31` } : undefined;
  return groups.year ? yearPeriod(Number(groups.year)) : undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

const relative = (text: string, year: number): NamedPeriod[] =>
  [
    ...text.matchAll(
      /l[’'](?:an(?:née)? (?<last>derni|précédent|passé)\p{L}*|année (?:prochaine|à venir))|cette année/giu,
    ),
  ].map((match) => {
    const shift = match.groups?.last ? -1 : /prochaine|venir/i.test(match[0]) ? 1 : 0;
    return { start: match.index, end: match.index + match[0].length, period: yearPeriod(year + shift) };
  });

interface Stretch {
  start: number;
  end: number;
}

/**
 * The period a number is of, among those that its sentence names: one that follows in the same clause ("340 logements
 * en 2019"), else the nearest before it, else the nearest after.
 */
export function periodOf(text: string, number: Stretch, named: NamedPeriod[]): Period | null {
  const last = lastIndexUpTo(named.length, (at) => named[at]?.start ?? 0, number.start - 1);
  const isBefore = (named[last]?.start ?? number.start) < number.start;
  const [before, after] = isBefore ? named.slice(last, last + 2) : [undefined, named[0]];
  const follows = after && sameClause.test(text.slice(number.end, after.start));
  return (follows ? after : (before ?? after))?.period ?? null;
}

/** No other number, and nothing that closes a clause. */
const sameClause = /^[^\d,;:()]{0,40}$/u;
