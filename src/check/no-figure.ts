import { latinLetters } from './reading/latin-letters.ts';

/** Patterns of what is written with digits and is no figure, each to be blanked out before numbers are sought. */

export const space = '[ \\u00a0\\u202f]';
export const pattern = (source: string, flags = 'giu') => latinLetters(new RegExp(source, flags));

export const units = [
  `Mds?${space}?€|[MkK]${space}?€|€|euros?|millions?|milliards?|%|‰|pour${space}cent`,
  'GWh|MWh|kWh|kWc|MW|kW|tCO2e|teqCO2|tonnes?|t|kg|ETP|hectares?|ha|litres?|l',
  `kilomètres?${space}carrés?|kilomètres?|km2|km²|km|mètres?${space}(?:carré|cube)s?|mètres?|m2|m²|m3|m³|ml|m`,
].join('|');
/** "120 l’an dernier" has no litres. */
export const unitEnds = "(?![\\p{L}\\d’'])";
const unit = `${space}?(?:${units})${unitEnds}`;
/** Nothing more of the number, and no unit: "un objectif 20 %" has a figure. */
const ends = `(?!\\d|[.,-]\\d|${space}\\d{3}(?!\\d)|${unit})`;

const months =
  'janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre';
const century = '(?:1[89]|20|21)\\d\\d';
/** After these a year counts: "plus de 1900 arbres". */
const counting = `(?:(?:plus|près|moins|autour|total)${space}de|environ|quelque|soit)${space}`;

/** "Sur 1946 décisions" */
const outOf = `(?:sur|parmi)${space}(?:les${space}|ces${space}|nos${space})?`;
const plural = `(?!(?:plusieurs|mais|puis|dans|alors|sous|tous|toutes|moins|depuis|hors|nous|vous|elles|leurs|dont)(?!\\p{L}))\\p{L}{3,}s(?!\\p{L})`;

/** What bears a number, or a list of them where it is several: "les terrils 8, 14 et 23". */
const bearer = [
  'article|alinéa|décret|loi|arrêté|circulaire|directive|délibération|décision|convention|dossier|référence|numéro',
  'page|quai|chapitre|annexe|ligne|volet|scénario|axe|objectif|action|mesure|fiche|pilier|phase|lot|tranche|étape|niveau',
  'tableau|figure|graphique|encadré|carte|rubrique|salle|table ronde',
  'terril|fosse|cité|site|catégorie|classe|groupe|commission|édition|zone|année|finalité|engagement',
].join('|');
const abbreviation =
  'art\\.|p\\.|réf\\.|n[°º]s?|no(?!s)|ODD|ISO|Agenda|horizon|Euro|Natura|RD|RN|GR|DN|top|CS|BP|CP|SIREN|SIRET|RNA';
const name = '\\d+([.,-]\\d+)*([a-z](?!\\p{L}))?';
/**
 * A comma goes on only before another: in "les fiches 3 et 4, 30 agents", thirty are counted. Without its space it is
 * in `name`, and there alone: two ways to read it would double the work at each comma.
 */
const listed = `(,${space}${name}(?=,|${space}?[;:.)…&–-]|${space}(et|ou)${space}|$)|${space}?(&|et|ou|à)${space}${name}${ends})*`;
const numbered = `${space}?(n[°º]s?${space}?)?${name}`;

/** "24h/24", "7 jours sur 7", "page 3 sur 48". */
const sayings = pattern(
  `\\b(24${space}?h(eures)?${space}?(/|sur)${space}?24|7${space}?j(ours)?${space}?(/|sur)${space}?7)\\b|page${space}\\d+${space}?(sur|/)${space}?\\d+`,
);

/** "2/3 des trajets" */
export const simpleFraction = `(?:1/[2-5]|2/[35]|3/[45]|4/5)(?=${space}(?:(?:des?|du)${space}|d[’']))`;

const dates = [
  pattern(
    `\\b\\d{1,2}(er)?((${space}?[-–]|,|${space}(?:au|et|à))${space}?\\d{1,2}(er)?){0,6}${space}(${months})(?!\\p{L})(${space}\\d{4}(,?${space}(à${space})?\\d{1,2}${space}heures)?)?`,
  ),
  pattern(`(${months}|printemps|été|automne|hiver|trimestre|semestre|rentrée)${space}(1[89]|20|21)\\d\\d`),
  pattern('\\b\\d{1,2}[/.]\\d{1,2}[/.](\\d{4}|\\d{2})\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b'),
  pattern(`\\b([01]?\\d|2[0-4])${space}?h(${space}?[0-5]\\d)?(?![\\p{L}\\d])(?!${space}?(par|de|d’))`),
  pattern('\\b([01]?\\d|2[0-3]):[0-5]\\d\\b'),
];

const years = [
  pattern(
    `(?<![\\d,.])(?!(?<=${counting})\\d{4}${space}\\p{L})(?!(?<=(?<!\\p{L})${outOf})\\d{4}${space}${plural})${century}(${space}?[-–/]${space}?(${century}|\\d\\d))?(?!\\d|[,.]\\d|${unit}|${space}?(habitants|personnes))`,
  ),
  pattern(`(?<=\\b(en|depuis)${space})1[67]\\d\\d${ends}`),
];

const numberedThings = [
  pattern(`(?<!\\p{L})(${bearer})[sx](?!${space}?${century}(?!\\d))${numbered}${listed}${ends}`),
  pattern(`(?<!\\p{L})(${bearer}|${abbreviation})[sx]?${numbered}${ends}`),
];

/** Within a line, hence their flag m: a title may end where a number begins. */
const names = [
  // A département after a place, "à Divion (62)", and no count after a plural, "Communes (11)".
  pattern("(?<=[\\p{L},’'-] ?\\p{Lu}[\\p{L}’-]*\\p{Ll}(?<![sx]) )\\((\\d\\d|2[AB]|97\\d)\\)", 'gmu'),
  // The number of a named thing, inside a sentence: "l’exposition Logisterra 26", or alone in quotes: « Ingénierie 62 ».
  pattern(
    `(?=\\p{Lu})(?<=[\\p{L},’'] ?)(?<![.!?…] )(?<!\\d(?:,| et|, et|;) )\\p{Lu}[\\p{L}-]{1,40} \\d{1,3}(?!\\d|,\\d| \\d{3}|${unit}|(?:,| et|;) \\p{Lu}[\\p{L}-]{1,40} \\d)`,
    'gmu',
  ),
  pattern(`(?<=[(«“"]${space}?)\\p{Lu}[\\p{L}-]{1,40}( \\p{L}{1,40}){0,3} \\d{1,3}(?=${space}?[»”",)])`, 'gmu'),
  // Digits inside a name: CO2, PM10, B100, COVID-19, and after an apostrophe that elides nothing: biodiv’62.
  pattern('(?<!\\d)(?<=(?<!\\p{L})(?!k?m[23](?![\\p{L}\\d]))\\p{L}[\\p{L}\\d]*[-–]?)\\d[\\p{L}\\d]*', 'gmu'),
  pattern("[’'](?<=(?<!\\p{L})\\p{L}{3,}[’'])(?<![Qq][Uu][’'])\\d[\\p{L}\\d]*", 'gmu'),
];

const addresses = pattern('(https?://|www\\.)\\S+|(?<!\\S)\\S+@\\S+');
const articles = pattern('(?<!\\p{L})[LRDA]\\.?\\s?\\*?\\d+(-\\d+)+', 'gu');
const dateOfLaw = pattern(
  `(?<=(?:loi|décret|arrêté|circulaire|directive|ordonnance|délibération)s?(?: \\p{L}+)?[^.;]{0,30})du${space}\\d{1,2}(er)?${space}(${months})${space}\\d{4}`,
);

/** Years and dates in these say nothing of when something was counted. */
export const references: RegExp[] = [addresses, dateOfLaw, ...numberedThings, articles];

/** What measures nothing. In order: what is blanked by one is not there for the next. */
export const noQuantities: RegExp[] = [
  addresses,
  sayings,
  ...dates,
  ...numberedThings,
  // Laws by their hyphens, 2010-788.
  articles,
  pattern(`\\b\\d{2,4}-\\d{1,5}(-\\d+)*\\b(?!${unit}|${space}(ans|mois|jours)\\b)`),
  ...years,
  // Eight digits and more in one go are a number of something.
  pattern('(?<![\\d,.])\\d{8,}(?![\\d,])'),
  // Ordinals, telephones, postcodes, numbered points and headings.
  pattern('\\b\\d+(\\^\\{?)?(er|ère|re|e|ᵉ|ème|me|nd|nde)s?(?!\\p{L})'),
  pattern(`(\\+33${space}?(\\(0\\)${space}?)?|\\b0)[1-9]([ .\\u00a0\\u202f-]?\\d{2}){4}\\b`),
  pattern(`\\b0${space}?8\\d\\d(${space}\\d{3}){2}\\b|\\b0${space}8\\d\\d(${space}\\d\\d){3}\\b`),
  pattern(`(?<=(appel\\p{L}*|compos\\p{L}+|numéro)${space}(au|le|du)${space})\\d{2,4}${ends}`),
  pattern(`\\b\\d{3}(${space}\\d{3}){2}${space}\\d{5}\\b`),
  pattern('\\b\\d{5}(?= \\p{Lu})', 'gu'),
  // Streets, where more than one is not followed by a plural, and what is added to a number already taken.
  pattern(`\\b([2-9]|\\d{2,4}),?${space}(rue|avenue|boulevard|place|quai|allée|chemin|impasse|route|square)(?!\\p{L})`),
  pattern(`(?<![-/])\\b\\d+([-/]\\d+)*${space}?(bis|ter|quater)\\b`),
  pattern('(?<=\\bbac ?\\+ ?)\\d\\b'),
  pattern('^[ \\t]*\\d{1,2}[.)°](?=\\s)|^[ \\t]*\\d{1,2}(\\.\\d{1,2})+(?=\\s+(\\p{Lu}|[-–]\\s))', 'gmu'),
  pattern('^[ \\t]*\\d{1,2}(?= [–—-] \\p{Lu})', 'gmu'),
  // No plural follows: it numbers a heading and counts nothing.
  pattern('^[ \\t]*([2-9]|1\\d)(?= \\p{Lu}\\p{Ll}{2,}(?<![sx]) )', 'gmu'),
  // Ratios of a map or a day.
  pattern(`\\b1${space}?[/:]${space}?\\d+(${space}\\d{3})*|\\b(?!${simpleFraction})\\d+/\\d+\\b`),
  ...names,
];

/** Ages and short lengths of time, which a sentence may say without their being a figure of the report. */
const durations = pattern(
  `\\b\\d{1,2}(${space}?(à|et|ou|[-–])${space}?\\d{1,2})?${space}?(ans?|mois|jours?|semaines?|heures?|minutes?|h|min)(?![\\p{L}\\d])`,
);

/** What no report would link to a figure. */
export const noFigures: RegExp[] = [...noQuantities, durations];
