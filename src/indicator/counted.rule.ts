/**
 * The name of a counted thing, one or many. People write it as it stands in their table ("logements", "cité
 * minière"); where French is irregular they write both: "bail|baux".
 */
export function countedForm(counted: string, many: boolean): string {
  if (counted === '') return '';
  const [one, several] = counted.split('|').map((form) => form.trim());
  if (several !== undefined) return (many ? several : one) ?? '';
  const words = (one ?? '').split(' ');
  const head = words.findIndex((word) => links.has(word.toLowerCase()) || /^[dl]['’]/.test(word));
  const end = head === -1 ? words.length : head;
  const named = words.slice(0, end);
  const plural = named.some(isPlural);
  if (plural === many) return counted;
  return [...named.map(many ? pluralOf : singularOf), ...words.slice(end)].join(' ');
}

/** Words after which a complement begins, that keeps its own number: "places de stationnement". */
const links = new Set(
  'de du des à au aux en par pour sous sur avec sans et ou dans contre ayant dont hors non'.split(' '),
);

const invariable = new Set(
  (
    'avis parcours concours pass bus puits cours fois mois pays bois repas temps corps prix voix choix croix discours ' +
    'secours recours relais accès décès succès procès progrès rendez-vous abus processus colis permis campus taux box'
  ).split(' '),
);

const isAcronym = (word: string): boolean => word.length > 1 && word === word.toUpperCase();
const isFixed = (word: string): boolean => isAcronym(word) || invariable.has(word.toLowerCase());
const isPlural = (word: string): boolean => !isFixed(word) && /[sx]$/.test(word);

function singularOf(word: string): string {
  if (!isPlural(word)) return word;
  if (/(trav|b|vitr)aux$/.test(word)) return word.replace(/aux$/, 'ail');
  if (/(tuy|noy|joy)aux$/.test(word)) return word.slice(0, -1);
  if (/eaux$/.test(word)) return word.slice(0, -1);
  if (/aux$/.test(word)) return word.replace(/aux$/, 'al');
  if (/([ln]i|j|f|v)eux$/.test(word)) return word.slice(0, -1);
  return word.endsWith('x') ? word : word.slice(0, -1);
}

function pluralOf(word: string): string {
  if (isFixed(word) || /[sxz]$/.test(word)) return word;
  if (/(eau|eu)$/.test(word)) return `${word}x`;
  if (/al$/.test(word) && !/(b|festiv|carnav)al$/.test(word)) return word.replace(/al$/, 'aux');
  if (/^(trav|vitr)ail$/.test(word)) return word.replace(/ail$/, 'aux');
  return `${word}s`;
}
