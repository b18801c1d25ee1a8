/** A statement, each part as N-Triples writes it. */
export type Triple = [subject: string, name: string, value: string];

const token = /<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[a-z]+|\^\^[\w:-]+)?|@prefix|[\w-]*:[\w-]*|\ba\b|[;,.]/g;
const rdfType = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

/** Reads Turtle without blank nodes nor collections; what it does not know is refused. */
export function readTurtle(text: string): Triple[] {
  const rest = text.replace(token, '').trim();
  if (rest !== '') throw new Error(`not read: ${rest.slice(0, 80)}`);
  const tokens = text.match(token) ?? [];
  const prefixes = new Map<string, string>();
  const triples: Triple[] = [];
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const whole = (written: string): string => {
    if (written === 'a') return rdfType;
    if (written.startsWith('<')) return written;
    if (written.startsWith('"')) {
      const [, quoted = '', kind] = /^("(?:[^"\\]|\\.)*")\^\^(.*)$/.exec(written) ?? [];
      return kind ? `${quoted}^^${whole(kind)}` : written;
    }
    const [prefix = '', local = ''] = written.split(':');
    const address = prefixes.get(prefix);
    if (!address) throw new Error(`unknown prefix: ${written}`);
    return `<${address}${local}>`;
  };
  while (at < tokens.length) {
    const first = next();
    if (first === '@prefix') {
      prefixes.set(next().replace(':', ''), next().slice(1, -1));
      if (next() !== '.') throw new Error('a prefix ends with a point');
      continue;
    }
    for (let sign = ';'; sign !== '.'; ) {
      const name = whole(next());
      do {
        triples.push([whole(first), name, whole(next())]);
        sign = next();
      } while (sign === ',');
      if (![';', '.'].includes(sign)) throw new Error(`unexpected: ${sign}`);
    }
  }
  return triples;
}

type Node = { '@id': string; '@type': string[] } & Record<string, unknown>;
type Value = { '@id'?: string; '@value'?: string; '@language'?: string; '@type'?: string };

/** Reads a flattened JSON-LD document, whose context is prefixes alone. */
export function readJsonLd(text: string): Triple[] {
  const document = JSON.parse(text) as { '@context': Record<string, string>; '@graph': Node[] };
  const whole = (name: string): string => {
    const [prefix = '', local = ''] = name.split(':');
    return `<${document['@context'][prefix]}${local}>`;
  };
  const termOf = (value: Value): string => {
    if (value['@id']) return `<${value['@id']}>`;
    const quoted = JSON.stringify(value['@value']);
    if (value['@language']) return `${quoted}@${value['@language']}`;
    return value['@type'] ? `${quoted}^^${whole(value['@type'])}` : quoted;
  };
  return document['@graph'].flatMap(({ '@id': id, '@type': types, ...said }) => [
    ...types.map((type): Triple => [`<${id}>`, rdfType, whole(type)]),
    ...Object.entries(said).flatMap(([name, values]) =>
      (values as Value[]).map((value): Triple => [`<${id}>`, whole(name), termOf(value)]),
    ),
  ]);
}
