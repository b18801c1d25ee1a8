/** What is said of a thing: another thing, known elsewhere or told here, or a text with its kind. */
export type Term = { iri: string } | Thing | { text: string; kind?: string } | { text: string; lang: 'fr' };

/** A thing of the catalogue, by its address, with what is said of it; names are shortened by `prefixes`. */
export interface Thing {
  iri: string;
  types: string[];
  says: [name: string, terms: Term[]][];
}

export const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  adms: 'http://www.w3.org/ns/adms#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  gsp: 'http://www.opengis.net/ont/geosparql#',
} as const;

export const isThing = (term: Term): term is Thing => 'types' in term;

export const french = (text: string): Term => ({ text, lang: 'fr' });
export const plain = (text: string, kind?: string): Term => (kind ? { text, kind } : { text });
export const known = (iri: string): Term => ({ iri });

/** Every thing that is told, each once, whatever says it. */
export function thingsIn(thing: Thing): Thing[] {
  const found = new Map<string, Thing>();
  const visit = (each: Thing): void => {
    if (found.has(each.iri)) return;
    found.set(each.iri, each);
    for (const [, terms] of each.says) terms.filter(isThing).forEach(visit);
  };
  visit(thing);
  return [...found.values()];
}
