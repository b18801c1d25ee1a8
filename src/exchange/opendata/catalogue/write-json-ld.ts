import { isThing, prefixes, type Term, type Thing, thingsIn } from './statement.ts';

/** As JSON-LD 1.1 writes it: every thing beside the others, by its address. */
export const writeJsonLd = (thing: Thing): string =>
  JSON.stringify({ '@context': prefixes, '@graph': thingsIn(thing).map(writeThing) }, null, 1);

const writeThing = ({ iri, types, says }: Thing) => ({
  '@id': iri,
  '@type': types,
  ...Object.fromEntries(
    says.filter(([, terms]) => terms.length > 0).map(([name, terms]) => [name, terms.map(writeTerm)]),
  ),
});

function writeTerm(term: Term) {
  if (isThing(term) || 'iri' in term) return { '@id': term.iri };
  if ('lang' in term) return { '@value': term.text, '@language': term.lang };
  return term.kind ? { '@value': term.text, '@type': term.kind } : { '@value': term.text };
}
