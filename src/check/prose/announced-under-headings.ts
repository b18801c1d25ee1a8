import { latinLetters } from '../reading/latin-letters.ts';
import { planned } from './announced-in-sentences.ts';
import { type Announced, dueYearIn } from './announcement.ts';

const year = '(?:20\\d\\d(?: ?[-–/] ?20\\d\\d)?|N ?\\+ ?1)';
/** What is announced whatever the year, and what is only for a year to come. */
const always =
  '(?:(?:les |nos |principa\\p{L}+ )?(?:projets et |objectifs et |enjeux et )?perspectives?|à venir|et (?:demain|après|ensuite) ?\\??|(?:les |nos )?(?:prochaines|futures) (?:étapes|actions|échéances)|(?:les )?suites? (?:à donner|envisagées?|prévues?|données?)|(?:les |nos )?(?:actions|projets|engagements|travaux|opérations) (?:à venir|prévus|prévues|annoncés|annoncées|à engager|à mener))';
const dated =
  '(?:(?:les |nos )?(?:objectifs|projets|engagements|actions|orientations|priorités|travaux|feuille de route|programme(?: de travail| prévisionnel)?|calendrier prévisionnel))';
const heading = new RegExp(
  `^(?:#{1,6} |\\*\\*|\\d{1,2}(?:\\.\\d{1,2})*[.)]? |[-–•] )? ?(?:(?<before>${year}) ?[–:|-]? ?)?(?:(?<always>${always})|(?<dated>${dated}))(?:[ ,]*(?:(?:pour|en|de|prévues? en|à partir de) )?(?:l[’'](?:année|exercice) )?(?<after>${year}))?(?:(?<inline> ?: ?(?=.*\\p{L}))| ?\\*{0,2} ?:? ?\\*{0,2} ?$)`,
  'iu',
);
/** Other sections that reports have: they end what is announced. */
const otherHeading =
  /^(?:#{1,6} |\f|(?:chiffres|indicateurs|données)[ -]clés|(?:le |les |notre )?(?:bilan|contexte|constat|indicateurs?|partenaires?|partenariats?|budget|financements?|moyens|résultats?|réponses? aux finalités|actions? phares?|actions? (?:menées|réalisées|engagées)|réalisations?|glossaire|annexes?|conclusion|sommaire|objectifs?)(?: (?:20\d\d|financiers|attendus|obtenus|associés))? ?:? ?$|(?:fiche|pilier|axe|chapitre|partie|titre|thème|volet|action|annexe|défi|orientation)s? (?:n ?[°º] ?)?(?:\d|[ivx]+\b)|\d+(?:re|ère|e|è|ème) commission|page \d|\d{1,2}(?:\.\d{1,2}){1,3}\.? \p{Lu})/iu;
const bullet = /^(?:[-–—•●◦▪■»*►✓➢❖>\uf0b7]|\d{1,2}[.)°]|[a-z]\))[ \t]*(?=\S)/u;
/** A sentence that begins so goes on with the one before. */
const goesOn = latinLetters(
  /^(?:[\p{Ll}\d(]|(?:Ce|Cet|Cette|Ces|Celui|Celle|Celles|Ceux|Il|Ils|Elle|Elles|Cela|Leurs?|Dans ce cadre|Ainsi|Par ailleurs|En effet)(?![\p{L}’])|(?:Le projet|Le dispositif|Le chantier|La démarche|L[’']opération|L[’']étude) (?:sera|devra|prévoi|permett|vise|consist|comport|comprend))/u,
);
const mostLines = 120;
const mostItems = 40;

interface Line {
  start: number;
  text: string;
  /** A blank line stands before it. */
  parted: boolean;
}

/** The items of every section whose heading announces what is to come. */
export function announcedUnderHeadings(plain: string, textYear: number | null): Announced[] {
  const lines = linesOf(plain);
  const found: Announced[] = [];
  for (let at = 0; at < lines.length; at++) {
    const opened = opensSection(lines, at, textYear);
    if (!opened) continue;
    const body = sectionBelow(lines, opened.next);
    const dueYear = opened.year ?? (textYear === null ? null : textYear + 1);
    const items = itemsOf([...opened.inline, ...body]).slice(0, mostItems);
    for (const item of items) {
      if (!isAnnouncement(plain.slice(item.start, item.end), opened.year !== null)) continue;
      found.push({ ...item, dueYear: dueYearIn(plain, item, textYear) ?? dueYear });
    }
    at = opened.next + body.length - 1;
  }
  return found;
}

/** Lines that are not blank. */
function linesOf(plain: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let parted = true;
  for (const line of plain.split('\n')) {
    const text = line.trim();
    if (text !== '')
      lines.push({ start: start + line.indexOf(text), text: line.includes('\f') ? `\f${text}` : text, parted });
    parted = text === '';
    start += line.length + 1;
  }
  return lines;
}

interface Opened {
  year: number | null;
  /** What the heading's own line goes on with. */
  inline: Line[];
  next: number;
}

function opensSection(lines: Line[], at: number, textYear: number | null): Opened | undefined {
  const line = lines[at];
  if (!line || line.text.length > 400 || bullet.test(line.text)) return undefined;
  const text = line.text.replace(/^\f/, '');
  const found = heading.exec(text);
  const groups = found?.groups;
  if (!found || !groups || !/\p{Lu}/u.test(text.replace(/^[\W\d_]+/u, '').charAt(0))) return undefined;
  // "2021" and "Perspectives" may be two lines.
  const above = /^20\d\d$/.exec(lines[at - 1]?.text ?? '')?.[0];
  const below = groups.inline === undefined ? /^20\d\d$/.exec(lines[at + 1]?.text ?? '')?.[0] : undefined;
  const said = groups.before ?? groups.after ?? below ?? above;
  const saidYear = said && /^20/.test(said) ? Number(said.slice(0, 4)) : null;
  if (groups.dated && !isToCome(said, saidYear, textYear)) return undefined;
  if (saidYear !== null && textYear !== null && saidYear < textYear) return undefined;
  const inline =
    groups.inline === undefined
      ? []
      : [{ start: line.start + found[0].length, text: text.slice(found[0].length), parted: true }];
  return { year: saidYear, inline, next: at + (below && !groups.before && !groups.after ? 2 : 1) };
}

const isToCome = (said: string | undefined, saidYear: number | null, textYear: number | null): boolean =>
  saidYear === null ? said !== undefined : textYear !== null && saidYear > textYear;

/** "Lancement de…", "Ouvrir…", "une mise en…": what a list of things to do begins with. */
const deed = latinLetters(
  /^[«“"*\s]*(?:(?:les?|la|une?|des|d[’']|l[’'])\s*)?(?:(?:nouve(?:au|lle|lles|aux)|premi(?:er|ère)s?|seconde?|deuxième)\s+)?(?:\p{L}{2,}(?:tion|sion|ment|age|ise|uite|ture|erche|étude|ance|projet|achat|appui|suivi|don|essai|travaux|chantier|enquête|campagne)s?(?!\p{L})|(?:mise|étude|suite|suivi|achat|appui|relance|reprise|refonte|travaux|projet|chantier|enquête|campagne|fin)s?(?!\p{L})|\p{L}{2,}(?:er|ir|re|oir)(?!\p{L}))/iu,
);
const mostLength = 1200;

/** Under a heading without a year, which an essay may have too, only what is said as a thing to do. */
const isAnnouncement = (text: string, isDated: boolean): boolean =>
  text.length <= mostLength &&
  !/\?\s*$/.test(text) &&
  (isDated || deed.test(text) || planned.test(text.replace(/\s+/g, ' ')));

function sectionBelow(lines: Line[], from: number): Line[] {
  const body: Line[] = [];
  for (const [at, line] of lines.slice(from, from + mostLines).entries()) {
    if (isHeading(line.text)) break;
    // Key figures under a name: their own heading was lost.
    if (/:$/.test(line.text) && /^\d[\d ]*(?:,\d+)? (?:%|\p{Ll}|€)/u.test(lines[from + at + 1]?.text ?? '')) break;
    if (!/^(?:https?:|www\.)|^\d{1,3}$/.test(line.text)) body.push(line);
  }
  return body;
}

function isHeading(text: string): boolean {
  if (otherHeading.test(text) || (text.length < 100 && heading.test(text) && /^\P{L}*\p{Lu}/u.test(text))) return true;
  if (bullet.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 6 && capitals > 0.8 * letters && text.length <= 120 && !/[.;,]$/.test(text);
}

/** Lines put together into items: by their bullets, else where a line begins anew after one that is finished. */
function itemsOf(lines: Line[]): { start: number; end: number }[] {
  const width = Math.max(0, ...lines.map(({ text }) => text.length));
  const items: Line[][] = [];
  let bulleted = false;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const isBullet = bullet.test(line.text);
    bulleted ||= isBullet;
    if (!before || isBullet || isTitle(before, line) || startsAnew(before, line, width, bulleted)) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items.flatMap((item) => {
    const [first, last] = [item[0], item.at(-1)];
    if (!first || !last || isOnlyTitle(item)) return [];
    const start = first.start + (bullet.exec(first.text)?.[0].length ?? 0);
    const end = last.start + last.text.length;
    return wordsIn(item) >= 3 ? [{ start, end }] : [];
  });
}

/** A line that ends in a colon names a group, where what follows begins with a capital letter. */
const isTitle = (before: Line, line: Line): boolean => /:$/.test(before.text) && /^[\p{Lu}«]/u.test(line.text);

const isOnlyTitle = (item: Line[]): boolean => /:$/.test(item.at(-1)?.text ?? '');

const wordsIn = (item: Line[]): number => item.flatMap(({ text }) => text.split(/\s+/)).length;

function startsAnew(before: Line, line: Line, width: number, bulleted: boolean): boolean {
  const text = line.text.replace(/^[«“"]\s*/, '');
  if (goesOn.test(text)) return false;
  const isFinished = /[.!?…;»)]$/.test(before.text);
  const isShort = before.text.length < 0.7 * width;
  if (bulleted) return line.parted && isFinished && isShort;
  return (isFinished && (line.parted || isShort)) || (line.parted && isShort);
}
