import { months as monthNames, printDate } from '../../kernel/french.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { ProseFinding, ProseRule } from './prose-rule.ts';

export const impossibleDate: ProseRule = {
  code: 'impossible_date',
  title: 'Date impossible',
  tier: 'A',
  explanation:
    'Une date qui n’existe pas au calendrier (31 juin, 29 février d’une année non bissextile) ou dont le jour de la semaine n’est pas le bon. Le jour de la semaine n’est vérifié que si l’année est écrite.',
  check: ({ plain }) => [...writtenDates(plain), ...numericDates(plain), ...weekdays(plain)],
};

const months = monthNames.join('|');
const days = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const step = '[ ]{0,2}\\n?[ ]{0,2}(?<=\\s)';

/** What gives a day before its month away as a date; a number before a month that opens a line of a table may be another. */
const announces = latinLetters(
  /(?:\b(?:le|la|du|au|les|et|dès|jusqu[’']au|depuis le|avant le|\p{L}+di) ?\n? ?|[-–(:,/] ?)$/iu,
);
const bears = /(?:n[°ºo]s?|\b(?:fiche|action|page|article|annexe|lot|mesure|axe|objectif|numéro|terril|fosse)s?) ?$/iu;

const writtenDate = new RegExp(
  `(?<![\\d.,/])(?<day>29|3\\d)${step}(?<month>${months})(?:${step}(?<year>(?:1[6-9]|20)\\d\\d)(?!\\d))?(?!\\p{L})`,
  'giu',
);

function writtenDates(plain: string): ProseFinding[] {
  return [...plain.matchAll(writtenDate)].flatMap((match) => {
    const { day = '', month = '', year } = match.groups ?? {};
    const lead = plain.slice(Math.max(0, match.index - 16), match.index);
    const certain = announces.test(lead) || (year !== undefined && month === month.toLowerCase());
    if (!certain || bears.test(lead)) return [];
    return impossible(match, Number(day), monthNames.indexOf(month.toLowerCase()) + 1, year && Number(year));
  });
}

const numericDate =
  /(?<![\d./-])(?<day>29|3[01])(?<by>[/.])(?<month>0?[1-9]|1[0-2])\k<by>(?<year>(?:19|20)\d\d)(?![\d/.]\d)/g;

const numericDates = (plain: string): ProseFinding[] =>
  [...plain.matchAll(numericDate)].flatMap((match) => {
    const { day, month, year } = match.groups ?? {};
    return impossible(match, Number(day), Number(month), Number(year));
  });

function impossible(match: RegExpExecArray, day: number, month: number, year: number | undefined | ''): ProseFinding[] {
  const last = lengthOf(month, year || 2000);
  if (day <= last || (day > 31 && !year)) return [];
  const name = monthNames[month - 1] ?? '';
  const leap = day === 29 && year;
  return [
    {
      rule: impossibleDate.code,
      tier: 'A',
      message: leap
        ? `Le 29 février ${year} n’existe pas\u00a0: ${year} n’est pas une année bissextile.`
        : `Le ${day} ${name}${year ? ` ${year}` : ''} n’existe pas\u00a0: ${name} n’a que ${last} jours.`,
      arithmetic: leap ? `février ${year}\u00a0: ${last} jours, non 29` : `${name}\u00a0: ${last} jours, non ${day}`,
      likelyCause: day <= 31 && !leap ? `une fin de mois recopiée\u00a0: ${last} ${name}\u202f?` : null,
      places: [{ start: match.index, end: match.index + match[0].length }],
    },
  ];
}

const lengthOf = (month: number, year: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const dayOfWeek = `(?<!\\p{L})(?<weekday>${days.join('|')})${step}(?<day>[0-3]?\\d)(?:er)?(?!\\d)`;
/** "lundi 3 et mardi 4 mars 2020": the month is written once, after the last day. */
const more = `(?:,? ?(?:et|ou|au|à|[-–/&])? ?(?:le |au |du )?(?:${days.join('|')}) \\d{1,2}(?:er)?){0,6}`;
const fullDate = new RegExp(
  `${dayOfWeek}(?=(?<others>${more})${step}(?<month>${months})${step}(?<year>(?:19|20)\\d\\d)(?!\\d))`,
  'giu',
);

function weekdays(plain: string): ProseFinding[] {
  return [...plain.matchAll(fullDate)].flatMap((match) => {
    const { weekday = '', day = '', month = '', year = '', others = '' } = match.groups ?? {};
    const at = { day: Number(day), month: monthNames.indexOf(month.toLowerCase()), year: Number(year) };
    // A day before a lower one is of the month before.
    const next = /\d+/.exec(others)?.[0];
    if ((next && Number(next) < at.day) || at.day < 1 || at.day > lengthOf(at.month + 1, at.year)) return [];
    const said = days.indexOf(weekday.toLowerCase());
    const real = weekdayOf(at);
    if (said === real) return [];
    const date = printDate(`${at.year}-${two(at.month + 1)}-${two(at.day)}`);
    const fitting = [at.year - 1, at.year + 1].find((other) => weekdayOf({ ...at, year: other }) === said);
    const end = match.index + match[0].length + others.length;
    const tail = /^[^\d]{0,24}\d{4}/u.exec(plain.slice(end, end + 32))?.[0].length ?? 0;
    return [
      {
        rule: impossibleDate.code,
        tier: 'A' as const,
        message: `Le ${date} est un ${days[real]}, non un ${days[said]}.`,
        arithmetic: `${date}\u00a0: ${days[real]}`,
        likelyCause: fitting
          ? `une date de l’année ${fitting < at.year ? 'précédente' : 'suivante'}\u00a0: en ${fitting}, c’était un ${days[said]}`
          : null,
        places: [{ start: match.index, end: end + tail }],
      },
    ];
  });
}

const weekdayOf = ({ day, month, year }: { day: number; month: number; year: number }): number =>
  new Date(Date.UTC(year, month, day)).getUTCDay();

const two = (value: number): string => String(value).padStart(2, '0');
