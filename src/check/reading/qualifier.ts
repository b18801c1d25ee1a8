import { latinLetters } from './latin-letters.ts';
import type { Role, SaidAs } from './mention.ts';

const before: [pattern: RegExp, saidAs: SaidAs][] = [
  [/(?:pas moins (?:de |d[’'])|au moins|a minima|au minimum(?: (?:de|à))?|minimum(?: de)?|≥)[ ]?$/iu, 'at_least'],
  [
    /(?:au plus|au maximum(?: (?:de|à))?|maximum (?:de )?|jusqu[’'][àa]|plafond de|plafonnée?s? à|≤|dans la limite de)[ ]?$/iu,
    'at_most',
  ],
  [
    latinLetters(
      /(?:sans (?:pouvoir )?|ne p\p{L}+ (?:pas )?|ne doi\p{L}+ pas |n[’']|ne )(?:dépass|excéd)\p{L}+ (?:pas )?(?:les )?$/iu,
    ),
    'at_most',
  ],
  [
    latinLetters(
      /(?:(?:un peu |bien |nettement |largement )?plus (?:de |d[’'])|\+ de |supérieure?s? à |au[ -]delà de |dépass\p{L}+ (?:les )?|excéd\p{L}+ (?:les )?|>)[ ]?$/iu,
    ),
    'more',
  ],
  [/(?:moins (?:de |d[’'])|inférieure?s? à |en dessous de |<|à peine)[ ]?$/iu, 'less'],
  [latinLetters(/(?<!\p{L})(?:(?:tout )?près (?:de|d[’'])|presque|quasi(?:ment)?)[ ]?$/iu), 'nearly'],
  [
    latinLetters(
      /(?:environ|à peu près|quelque|approximativement|de l[’']ordre de|aux alentours de|autour de|avoisin\p{L}+(?: les)?|grosso modo|estimée?s? à|~|≈|∼)[ ]?$/iu,
    ),
    'about',
  ],
];

const after: [pattern: RegExp, saidAs: SaidAs][] = [
  [latinLetters(/^[ ]?(?:\(?environ\)?|à peu près)(?!\p{L})/iu), 'about'],
  [latinLetters(/^[ ]?(?:au moins|au minimum|minimum|(?:et|ou) plus)(?!\p{L})/iu), 'at_least'],
  [latinLetters(/^[ ]?(?:au plus|au maximum|maximum|max\.?)(?!\p{L})/iu), 'at_most'],
  [/^\+/u, 'more'],
];

const longest = 32;

/** A text taken from a PDF ends its lines anywhere. */
const onOneLine = (text: string): string => (text.includes('\n') ? text.replace(/[ ]*\n+[ ]*/g, ' ') : text);

/** The last word before a number that is said in one of these ways. */
const says =
  /^(?:.*[’'(])?(?:de|d[’']|moins|plus|à|jusqu[’'][àa]|les|pas|peine|près|presque|quasi(?:ment)?|environ|quelque|approximativement|modo|minima|minimum|maximum|n[’']|(?:dépass|excéd|avoisin)[a-zà-ÿ]+)?$|[≥≤><~≈∼]$/iu;

const maySay = (lead: string): boolean => {
  const trimmed = lead.trimEnd();
  return says.test(trimmed.slice(trimmed.lastIndexOf(' ') + 1));
};

/** How the words on both sides say a number whose digits start and end there; `unitEnd` is where its unit ends. */
export function readSaidAs(text: string, start: number, numberEnd: number, unitEnd: number): SaidAs {
  const lead = onOneLine(text.slice(Math.max(0, start - longest), start));
  const said = maySay(lead) ? before.find(([pattern]) => pattern.test(lead))?.[1] : undefined;
  if (said) return said;
  if (text[numberEnd] === '+') return 'more';
  const tail = onOneLine(text.slice(unitEnd, unitEnd + longest));
  return after.find(([pattern]) => pattern.test(tail))?.[1] ?? 'exact';
}

/** What a number is to others, by the words that end before it; read backwards from there, without cutting the text. */
const roles: Role[] = ['part', 'equal', 'total', 'against', 'of'];
const rolePattern = new RegExp(
  `(?<=${[
    '(dont[ ]?)',
    "((?:soit|c[’']est-à-dire|représentant|=)[ ]?)",
    "((?:au total|en tout|(?:un |le )?total (?:de |est de |s[’']élève à )|total :?)[ ]?,?[ ]?)",
    '((?:contre|après)[ ]?)',
    '(sur(?: (?:les|un total de))?[ ]?)',
  ].join('|')})`,
  'iuy',
);

/** The words that say how a number is said stand between its role and itself. */
const qualifying = /(?<=((?:environ|près de|plus de|moins de|au moins|jusqu[’']à|quelque|un peu)[ ]*))/iuy;

export function readRole(text: string, start: number): Role | null {
  let end = start;
  for (let twice = 0; twice < 2; twice++) end -= endingAt(qualifying, text, end)?.[1]?.length ?? 0;
  const found = endingAt(rolePattern, text, end);
  return found ? (roles[found.slice(1).findIndex((one) => one !== undefined)] ?? null) : null;
}

function endingAt(pattern: RegExp, text: string, end: number): RegExpExecArray | null {
  pattern.lastIndex = end;
  return pattern.exec(text);
}
