import type { Decimal } from '../kernel/decimal.ts';
import { narrow, readNumber } from '../kernel/french.ts';

/** A number that somebody typed in a sentence where a figure could stand. */
export interface TypedNumber {
  value: Decimal;
  /** As typed, with its unit: "1 121 MWh". */
  printed: string;
  unit: string | null;
  /** A few words on each side. */
  excerpt: string;
}

const space = '[ \\u00a0\\u202f]';
const months =
  'janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre';
const pattern = (source: string, flags = 'giu') => new RegExp(source, flags);

/** What is written with digits and is no figure: blanked out before numbers are sought. */
const notFigures: RegExp[] = [
  pattern('(https?://|www\\.)\\S+|\\S+@\\S+'),
  // Dates and times.
  pattern(
    `\\b\\d{1,2}(er)?((${space}?[-–]|,|${space}(?:au|et|à))${space}?\\d{1,2}(er)?)*${space}(${months})(?!\\p{L})(${space}\\d{4})?`,
  ),
  pattern(`(${months}|printemps|été|automne|hiver|trimestre|semestre|rentrée)${space}(1[89]|20|21)\\d\\d`),
  pattern('\\b\\d{1,2}[/.]\\d{1,2}[/.](\\d{4}|\\d{2})\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b'),
  pattern(`\\b([01]?\\d|2[0-4])${space}?h(${space}?[0-5]\\d)?\\b(?!${space}?(par|de|d’))`),
  // Articles and laws by their hyphens: L. 2311-1-1, 2010-788.
  pattern('(?<!\\p{L})[LRDA]\\.?\\s?\\*?\\d+(-\\d+)+', 'gu'),
  pattern('\\b\\d{2,4}-\\d{1,5}(-\\d+)*\\b'),
  // Years, alone or in a range; "2000 €" is not a year.
  pattern(
    `(?<![\\d,.])(1[89]|20|21)\\d\\d(${space}?[-–/]${space}?((1[89]|20|21)\\d\\d|\\d\\d))?(?!\\d|[,.]\\d|${space}?(€|%|k€|M€|km|ha|m²|m2|m3|m³|kWh|MWh|GWh|tonnes?|t\\b|habitants|personnes))`,
  ),
  // What bears a number.
  pattern(
    `(?<!\\p{L})(articles?|art\\.|alinéas?|décrets?|lois?|arrêtés?|circulaires?|directives?|n[°ºo]s?|numéros?|pages?|p\\.|axes?|objectifs?|actions?|mesures?|fiches?|piliers?|phases?|lots?|tranches?|étapes?|niveaux?|chapitres?|annexes?|lignes?|volets?|scénarios?|terrils?|fosses?|cités?|sites?|ODD|ISO|Agenda|horizon|Euro|Natura|RD|RN|CS|BP|CP|catégories?|classes?|groupes?|commissions?|éditions?|zones?|délibérations?|conventions?|dossiers?|références?|réf\\.|SIREN|SIRET|RNA)${space}?(n[°º]${space}?)?\\d+([.,-]\\d+)*([a-z]\\b)?`,
  ),
  // Eight digits and more in one go are a number of something.
  pattern('(?<![\\d,.])\\d{8,}(?![\\d,])'),
  // Ordinals, telephones, postcodes, numbered points.
  pattern('\\b\\d+(er|ère|re|e|ᵉ|ème|nd|nde)s?(?!\\p{L})'),
  pattern(`(\\+33${space}?|\\b0)[1-9]([ .\\u00a0\\u202f-]?\\d{2}){4}\\b`),
  pattern('\\b\\d{5}(?= \\p{Lu})', 'gu'),
  pattern('^\\s*\\d{1,2}[.)°](?=\\s)', 'gmu'),
  // Ratios of a map or a day, ages, short lengths of time.
  pattern(`\\b1${space}?[/:]${space}?\\d+(${space}\\d{3})*|\\b\\d+/\\d+\\b`),
  pattern(
    `\\b\\d{1,2}(${space}?(à|et|ou|[-–])${space}?\\d{1,2})?${space}(ans?|mois|jours?|semaines?|heures?|minutes?|h|min)\\b`,
  ),
  // The number of a named thing, inside a sentence: "l’exposition Logisterra 26".
  pattern("(?<=[\\p{L},’'] ?)(?<![.!?…] )\\p{Lu}[\\p{L}-]+ \\d{1,3}(?!\\d|,\\d| ?[%€]| \\d{3})", 'gu'),
  // Digits inside a name: CO2, PM10, B100, COVID-19.
  pattern('(?!k?m[23](?![\\p{L}\\d]))[\\p{L}][\\p{L}\\d]*[-–]?\\d[\\p{L}\\d]*', 'gu'),
];

const units =
  'Mds?€|M€|k€|K€|€|millions?|milliards?|%|‰|GWh|MWh|kWh|kWc|MW|kW|tCO2e|teqCO2|tonnes?|t|kg|km2|km²|km|hectares?|ha|m2|m²|m3|m³|ml|m|l|ETP';
const number = pattern(
  `(?<![\\p{L}\\d.,/-])([-−–+]${space}?)?(\\d{1,3}(?:[ \\u00a0\\u202f.]\\d{3})+|\\d+)(,\\d+|\\.\\d+)?(?:${space}?(${units})(?![\\p{L}\\d]))?`,
  'gu',
);

/** Below this, a number without unit is a turn of phrase: "3 communes", "les 2 équipes". */
const smallest = 10;

export function typedNumbersIn(text: string): TypedNumber[] {
  const blanked = notFigures.reduce(
    (left, pattern) => left.replace(pattern, (found) => ' '.repeat(found.length)),
    text,
  );
  return [...blanked.matchAll(number)].flatMap((match) => {
    const [printed, sign = '', whole = '', decimals = '', unit] = match;
    const value = readNumber(`${sign}${whole.replaceAll('.', '')}${decimals}`.replace('+', ''));
    if (value === undefined || (!unit && decimals === '' && Math.abs(Number(value)) < smallest)) return [];
    return [
      { value, printed: printed.trim(), unit: unit ?? null, excerpt: excerptOf(text, match.index, printed.length) },
    ];
  });
}

function excerptOf(text: string, at: number, length: number): string {
  const [from, to] = [Math.max(0, at - 40), Math.min(text.length, at + length + 40)];
  const before = text.slice(from, at).replace(from > 0 ? /^\S*\s/ : /^/, from > 0 ? '…' : '');
  const after = text.slice(at + length, to).replace(to < text.length ? /\s\S*$/ : /$/, to < text.length ? '…' : '');
  const excerpt = `${before}${text.slice(at, at + length)}${after}`.replaceAll(/\s*\n\s*/g, ' ').trim();
  return excerpt.replace(/[.,;:!?]+$/, '').replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, narrow);
}
