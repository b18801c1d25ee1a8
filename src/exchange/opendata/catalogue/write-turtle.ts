import { isThing, prefixes, type Term, type Thing, thingsIn } from './statement.ts';

/** As RDF 1.1 Turtle writes it. */
export function writeTurtle(thing: Thing): string {
  const heads = Object.entries(prefixes).map(([name, address]) => `@prefix ${name}: <${address}> .`);
  return `${[...heads, ...thingsIn(thing).map(writeThing)].join('\n')}\n`;
}

function writeThing({ iri, types, says }: Thing): string {
  const lines = [`a ${types.join(', ')}`, ...says.flatMap(writeSaid)];
  return `\n${address(iri)}\n  ${lines.join(' ;\n  ')} .`;
}

const writeSaid = ([name, terms]: Thing['says'][number]): string[] =>
  terms.length > 0 ? [`${name} ${terms.map(writeTerm).join(', ')}`] : [];

function writeTerm(term: Term): string {
  if (isThing(term) || 'iri' in term) return address(term.iri);
  if ('lang' in term) return `${quoted(term.text)}@${term.lang}`;
  return term.kind ? `${quoted(term.text)}^^${term.kind}` : quoted(term.text);
}

/** An address holds none of these signs but escaped. */
const address = (iri: string): string => `<${iri.replace(/[\s<>"{}|^`\\]/g, encodeURIComponent)}>`;

/** Turtle reads the escapes that JSON writes. */
const quoted = (text: string): string => JSON.stringify(text);
