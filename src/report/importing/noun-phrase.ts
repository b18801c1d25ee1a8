/** What ends the words that say what a figure counts: verbs, links between clauses. */
const stops = new Set(
  'ont a est sont était étaient sera seront fut furent avait avaient qui que qu’ dont soit contre afin mais car ainsi depuis lors lorsque grâce comptent compte ou où y se s’est s’élève permet permettent permis comme selon puis tandis après avant auxquels représentent représente et/ou via hors voire'.split(
    ' ',
  ),
);
const verbEndings = /^\p{Ll}+(?:èrent|aient|ront|eront|isent|issent)$/u;
/** Words that cannot end a name. */
const joining =
  /^(?:de|du|des|d’|la|le|les|l’|un|une|et|en|à|au|aux|pour|sur|dans|avec|par|sous|sans|chez|vers|dont|ses|son|sa|leurs?|ces?|cette|plus|moins|près|environ|entre|tout|soit|y|[-–:,«])$/iu;
const opensAnother = /^(?:«|le$|la$|les$|un$|une$|des$|près$|plus$|environ$|l’|\d)/u;
const mostWords = 12;

/** The name that begins a text: "comptoirs à initiatives organisés dans les territoires". */
export function nameAtStart(text: string, most = mostWords): string {
  const clause = upTo(shielded(text), /[,;:()]|\.(?=\s|$)|\s[-–]\s?|[\n\f]|…|!|\?/u);
  const all = clause.split(/\s+/).filter(Boolean);
  const words: string[] = [];
  for (const [at, word] of all.entries()) {
    const bare = word.toLowerCase().replace(/'/g, '’');
    const isNext = /^(?:et|ou)$/.test(bare) && opensAnother.test(all[at + 1] ?? '');
    if (words.length > 0 && (isNext || stops.has(bare) || verbEndings.test(bare) || words.length >= most)) break;
    words.push(word);
  }
  return trimmed(words).join(' ');
}

const openings =
  /^(?:et|ou|mais|donc|or|ni|car|puis|ainsi|en|dont|avec|pour|sur|par|à|au|aux|de|du|des|d’|soit|qui|que|a|ont|est|sont|il|elle|ils|elles|on|ce|c’est|y|plus|près|environ|dans|grâce|[-–+])$/iu;
const determiners = /^(?:le|la|les|un|une|ce|cet|cette|ces|son|sa|ses|leurs?|notre|nos)$/iu;
const verbs =
  /^(?:a|ont|est|sont|était|étaient|sera|seront|fut|atteint|atteignent|représente|représentent|s’élève|s’élèvent|compte|comptent|passe|passent|reste|restent|concerne|concernent|mobilise|totalise|réduisant|comprend|avec)$/iu;

/** The name that ends a text, before the words that lead to a figure: "le taux d’agrégats recyclés est de" → "taux d’agrégats recyclés". */
export function nameAtEnd(text: string, most = mostWords): string {
  const open = shielded(text)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[:(,\s«]+$/u, '');
  const last = open.split(/[;:(]|,\s|\.\s|\s[-–]\s|[\n\f]/u).at(-1) ?? '';
  let words = trimmed(last.split(/\s+/).filter(Boolean));
  const verb = words.findLastIndex((word) => verbs.test(word.replace(/'/g, '’')));
  if (verb > 0 && verb >= words.length - 3) words = trimmed(words.slice(0, verb));
  else if (verb >= 0) words = words.slice(verb + 1);
  return trimmedStart(ofItsOwn(words).slice(-most)).join(' ');
}

/** "accompagnée par une subvention": from the last determiner on, but for that of a complement ("renforcement de la route"). */
function ofItsOwn(words: string[]): string[] {
  const at = words.findLastIndex(
    (word, index) =>
      index > 0 &&
      index < words.length - 1 &&
      determiners.test(word) &&
      !/^(?:de|à|aux?|du|des)$/i.test(words[index - 1] ?? '') &&
      !/«/.test(words.slice(0, index).join(' ')),
  );
  return at > 0 ? words.slice(at + 1) : words;
}

function trimmed(words: string[]): string[] {
  let end = words.length;
  while (end > 0 && joining.test(words[end - 1] ?? '')) end--;
  return words.slice(0, end);
}

function trimmedStart(words: string[]): string[] {
  let start = 0;
  while (start < words.length - 1 && [openings, determiners].some((each) => each.test(words[start] ?? ''))) start++;
  return words.slice(start).map((word, at) => (at === 0 ? word.replace(/^[ld][’'](?=\p{L})/iu, '') : word));
}

const marks = ',;:.()';

/** What a name in « » holds ends nothing. */
export const shielded = (text: string): string =>
  text.replace(/«[^»\n]{0,120}»/g, (name) =>
    name.replace(/[,;:.()]/g, (mark) => String.fromCharCode(0xe000 + marks.indexOf(mark))),
  );

const unshielded = (text: string): string =>
  text.replace(/[\ue000-\ue005]/g, (mark) => marks[mark.charCodeAt(0) - 0xe000] ?? '');

function upTo(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}

/** As a label: a capital, no mark left at its ends. */
export function asLabel(text: string): string {
  const clean = unshielded(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:()+–-]+|[\s,;:(–-]+$/gu, '')
    .trim();
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}

export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word.length > 2).length;
