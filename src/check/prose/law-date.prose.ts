import { months as monthNames, printDate, searchForm } from '../../kernel/french.ts';
import { swapsOf } from '../fitting-error.ts';
import { colon } from '../wording.ts';
import { type DatedText, datedTexts, sourceOf } from './dated-texts.ts';
import type { ProseFinding, ProseRule } from './prose-rule.ts';

export const lawDate: ProseRule = {
  code: 'law_date',
  title: 'Loi ou décret cité avec une mauvaise date',
  tier: 'A',
  explanation:
    'Le numéro ou le nom d’usage d’une loi, d’un décret ou d’une ordonnance est comparé à la date citée, d’après une table des textes que citent ces rapports (source\u00a0: Légifrance). Probable pour un texte qui n’est pas dans la table, si l’année de son numéro n’est pas celle de sa date.',
  check: ({ plain }) => [...numberedTexts(plain), ...namedTexts(plain)],
};

const months = monthNames.join('|');
const s = '\\s{0,4}';
const date = `(?<day>[0-3]?\\d)(?:er)?(?:${s}(?<month>${months})${s}|/(?<number>[01]?\\d)/)(?<year>(?:19|20)\\d\\d)(?!\\d)`;
const numbered = new RegExp(
  `(?<!\\p{L})(?<kind>loi|décret|ordonnance)s?(?:${s}(?:organique|d[’']application|modifiée?))?${s}(?:n[°ºo]\\.?${s})?(?<text>\\d{2,4}[-–‑]\\d{1,4})${s},?${s}(?:\\(?[\\p{L}\\d]{2,8}\\)?${s})?(?:en date )?du${s}${date}`,
  'giu',
);

const byNumber = new Map(datedTexts.map((text) => [`${text.kind} ${text.number}`, text]));
const byDate = Map.groupBy(datedTexts, ({ kind, signed }) => `${kind} ${signed}`);

function numberedTexts(plain: string): ProseFinding[] {
  return [...plain.matchAll(numbered)].flatMap((match) => {
    const groups = match.groups ?? {};
    const kind = (groups.kind ?? '').toLowerCase();
    const number = (groups.text ?? '').replace(/[–‑]/, '-');
    const signed = dateOf(groups);
    const place = { start: match.index, end: match.index + match[0].length };
    const text = byNumber.get(`${kind} ${number}`);
    if (text) return text.signed === signed ? [] : [wrongDate(text, signed, place)];
    const meant = (byDate.get(`${kind} ${signed}`) ?? []).find(
      (other) => isSlipOf(number, other.number) && speaksOf(plain.slice(place.end, place.end + 160), other),
    );
    if (meant) return [wrongNumber(meant, number, place)];
    const [year = ''] = number.split('-');
    return signed.slice(0, 4).endsWith(year) ? [] : [wrongYear(kind, number, signed, place)];
  });
}

/** "loi NOTRe du 7 août 2015": the date follows the name at once. */
const named = new RegExp(
  `(?<!\\p{L})(?<kind>loi|décret)${s}(?:dite${s})?[«“"(]?[ ]?(?<name>\\p{L}[^.;:()«»“”"\\n]{1,40}?)[ ]?[»”")]?,?${s}du${s}${date}`,
  'giu',
);
const names = datedTexts.flatMap((text) =>
  text.names ? [{ text, pattern: new RegExp(`^(?:${text.names})$`, 'iu') }] : [],
);

const namedTexts = (plain: string): ProseFinding[] =>
  [...plain.matchAll(named)].flatMap((match) => {
    const { kind = '', name = '' } = match.groups ?? {};
    const text = names.find((one) => one.text.kind === kind.toLowerCase() && one.pattern.test(name))?.text;
    const signed = dateOf(match.groups ?? {});
    const place = { start: match.index, end: match.index + match[0].length };
    return !text || signed === text.signed ? [] : [wrongDate(text, signed, place)];
  });

function dateOf({ day = '', month, number, year = '' }: Record<string, string | undefined>): string {
  const place = month ? monthNames.indexOf(month.toLowerCase()) + 1 : Number(number);
  return `${year}-${two(place)}-${two(Number(day))}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

function wrongDate(text: DatedText, said: string, place: { start: number; end: number }): ProseFinding {
  const late = (Date.parse(said) - Date.parse(text.signed)) / 86_400_000;
  return {
    rule: lawDate.code,
    tier: 'A',
    message: `${the(text.kind)} n°\u00a0${text.number} ${text.title} est ${text.kind === 'décret' ? 'daté' : 'datée'} du ${printDate(text.signed)}, non du ${printedDay(said)}.`,
    arithmetic: `${sourceOf(text)}${colon}${printDate(text.signed)}`,
    likelyCause:
      late > 0 && late <= 3
        ? 'la date de parution au Journal officiel au lieu de celle de la signature'
        : said.slice(4) === text.signed.slice(4)
          ? 'une année pour une autre'
          : said.slice(0, 7) === text.signed.slice(0, 7)
            ? 'un jour pour un autre'
            : null,
    places: [place],
  };
}

const wrongNumber = (text: DatedText, number: string, place: { start: number; end: number }): ProseFinding => ({
  rule: lawDate.code,
  tier: 'A',
  message: `${the(text.kind)} du ${printDate(text.signed)} ${text.title} porte le n°\u00a0${text.number}, non ${number}.`,
  arithmetic: `${sourceOf(text)}${colon}${printDate(text.signed)}`,
  likelyCause: 'un chiffre du numéro changé, ou deux chiffres échangés',
  places: [place],
});

const wrongYear = (
  kind: string,
  number: string,
  signed: string,
  place: { start: number; end: number },
): ProseFinding => ({
  rule: lawDate.code,
  tier: 'B',
  message: `${the(kind)} n°\u00a0${number} porte l’année ${number.split('-')[0]}, sa date l’année ${signed.slice(0, 4)}.`,
  arithmetic: `${number.split('-')[0]} ≠ ${signed.slice(0, 4)}`,
  likelyCause: 'un numéro ou une date recopiés d’un autre texte',
  places: [place],
});

const the = (kind: string): string => (kind === 'loi' ? 'La loi' : kind === 'décret' ? 'Le décret' : 'L’ordonnance');

/** A day that no calendar has is quoted as its digits. */
const printedDay = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return (month ?? 0) >= 1 && (month ?? 0) <= 12 ? printDate(iso) : `${day}/${month}/${year}`;
};

const isSlipOf = (number: string, right: string): boolean =>
  swapsOf(right).includes(number) ||
  (number.length === right.length && [...number].filter((digit, at) => digit !== right[at]).length === 1);

/** Two rare words of its title: laws of one day bear near numbers. */
function speaksOf(tail: string, { title, names }: DatedText): boolean {
  const said = new Set(searchForm(tail).split(' '));
  const rare = searchForm(title)
    .split(' ')
    .filter((word) => word.length > 5 && said.has(word));
  return rare.length >= 2 || (names !== undefined && new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, 'u').test(tail));
}
