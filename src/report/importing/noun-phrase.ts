/** What ends the words that say what a figure counts: verbs, links between clauses. */
const stops = new Set(
  'ont a est sont était étaient sera seront fut furent avait avaient qui que qu’ qu dont soit contre afin mais car ainsi depuis lors lorsque grâce comptent compte ou où y se s’est s’élève permet permettent permis ayant étant comme selon puis tandis après avant auxquels représentent représente et/ou via hors'.split(
    ' ',
  ),
);
const verbEndings = /^\p{Ll}+(?:èrent|aient|ront|eront|isent|issent)$/u;
/** Words that cannot end a name. */
const joining =
  /^(?:de|du|des|d’|la|le|les|l’|un|une|et|en|à|au|aux|pour|sur|dans|avec|par|sous|sans|chez|vers|dont|ses|son|sa|leurs?|ces?|cette|plus|près|moins|environ|entre|-|–|:|,|«)$/iu;
const mostWords = 12;

/** The name that begins a text: "comptoirs à initiatives organisés dans les territoires". */
export function nameAtStart(text: string, most = mostWords): string {
  const clause = upTo(text, /[,;:()]|\.(?=\s|$)|\s[-–]\s?|[\n\f]|…|!|\?/u);
  const words: string[] = [];
  for (const word of clause.split(/\s+/)) {
    const bare = word.toLowerCase().replace(/'/g, '’');
    if (words.length > 0 && (stops.has(bare) || verbEndings.test(bare) || words.length >= most)) break;
    if (/^\d/.test(word) && words.length > 0 && joining.test(words.at(-1) ?? '') && !/^(?:19|20)\d\d$/.test(word))
      break;
    words.push(word);
  }
  return trimmed(words).join(' ');
}

const openings =
  /^(?:et|ou|mais|donc|or|ni|car|puis|ainsi|en|dont|avec|pour|sur|par|à|au|aux|de|du|des|d’|soit|qui|que|a|ont|est|sont|il|elle|ils|elles|on|ce|c’est|y|plus|près|environ|dans|grâce)$/iu;
const determiners = /^(?:le|la|les|un|une|l’|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos)$/iu;
const verbs =
  /^(?:a|ont|est|sont|était|étaient|sera|seront|fut|atteint|atteignent|représente|représentent|s’élève|s’élèvent|compte|comptent|passe|passent|reste|restent|concerne|concernent|mobilise|totalise|avec)$/iu;

/** The name that ends a text, before the words that lead to a figure: "le taux d’agrégats recyclés est de" → "taux d’agrégats recyclés". */
export function nameAtEnd(text: string, most = mostWords): string {
  const last = text.split(/[,;:(]\s|\.\s|\s[-–]\s|[\n\f]/u).at(-1) ?? '';
  let words = last
    .replace(/[:(,\s«]+$/u, '')
    .split(/\s+/)
    .filter(Boolean);
  words = trimmed(words);
  const verb = words.findLastIndex((word) => verbs.test(word));
  if (verb >= words.length - 3 && verb > 0) words = trimmed(words.slice(0, verb));
  else if (verb > 0) words = words.slice(verb + 1);
  return trimmedStart(words.slice(-most)).join(' ');
}

function trimmed(words: string[]): string[] {
  let end = words.length;
  while (end > 0 && joining.test(words[end - 1] ?? '')) end--;
  return words.slice(0, end);
}

function trimmedStart(words: string[]): string[] {
  let start = 0;
  while (start < words.length - 1 && (openings.test(words[start] ?? '') || determiners.test(words[start] ?? '')))
    start++;
  return words.slice(start).map((word, at) => (at === 0 ? word.replace(/^[ldLD][’'](?=\p{L})/u, '') : word));
}

export function upTo(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}

/** As the first word of a label: a capital, no lone quotation mark nor bracket. */
export function asLabel(text: string): string {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:()–-]+|[\s,;:(–-]+$/gu, '')
    .trim();
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}

export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word.length > 2).length;
