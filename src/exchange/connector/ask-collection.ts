import { z } from 'zod';
import { DomainError } from '../../kernel/errors.ts';
import { printNumber } from '../../kernel/french.ts';
import { type Answer, askOutside } from '../../kernel/outside/ask-outside.ts';
import { badAnswer, limits, type Outside } from './ask-source.ts';

/** Pages of a collection, and seconds that reading them all may take. */
const [mostPages, mostSeconds] = [500, 300];
/** What a server gives at once; it may give less. */
const pageSize = '1000';

const links = z.array(z.object({ rel: z.string(), href: z.string(), type: z.string().optional() })).default([]);

const page = z.object({
  features: z
    .array(
      z.object({ id: z.union([z.string(), z.number()]).optional(), properties: z.looseObject({}).nullable() }).loose(),
    )
    .optional(),
  numberMatched: z.int().optional(),
  links,
});
type Page = z.output<typeof page>;

/**
 * Reads a collection of OGC API Features (part 1: degrees, longitude first) from its address or that of its items, page
 * after page by the links named `next`, as one GeoJSON. The number of each object is its property `id`. A collection
 * that is not read whole is not read.
 */
export async function askCollection(address: string, outside: Outside, pages = mostPages): Promise<Answer> {
  const reading = new CollectionReading(outside);
  let at: string | undefined = address;
  let first = await reading.read(at);
  if (!first.features) {
    at = linkOf(first, at, 'items');
    if (!at) throw noItems();
    first = await reading.read(withLimit(at));
  }
  const features = [...(first.features ?? [])];
  let read = first;
  for (let count = 1; count < pages; count += 1) {
    at = linkOf(read, at, 'next');
    if (!at) break;
    read = await reading.read(at);
    features.push(...(read.features ?? []));
  }
  if (pages === mostPages) refuseUnlessWhole(first, features.length, linkOf(read, at ?? address, 'next'));
  const objects = features.map(({ id, ...feature }) => ({
    ...feature,
    properties: { ...(id === undefined ? {} : { id }), ...feature.properties },
  }));
  return {
    status: 200,
    headers: {},
    body: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: objects })),
  };
}

class CollectionReading {
  readonly #outside: Outside;
  readonly #seen = new Set<string>();
  readonly #until = Date.now() + mostSeconds * 1000;
  #bytes = 0;

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  async read(address: string): Promise<Page> {
    if (this.#seen.has(address)) throw refused('endless_pages', 'Cette collection renvoie de page en page sans fin.');
    this.#seen.add(address);
    const left = Math.min(limits.mostSeconds, (this.#until - Date.now()) / 1000);
    if (left <= 0) throw refused('outside_slow', `Cette collection n’est pas lue en ${mostSeconds} s.`);
    const { status, body } = await askOutside({
      ...{ address, innerHosts: this.#outside.innerHosts, mostSeconds: left },
      mostBytes: limits.mostBytes - this.#bytes,
      headers: { accept: 'application/geo+json, application/json;q=0.9' },
    });
    if (status !== 200) throw badAnswer(address, status);
    this.#bytes += body.length;
    return readPage(body);
  }
}

function readPage(body: Buffer): Page {
  try {
    return page.parse(JSON.parse(body.toString('utf8')));
  } catch {
    throw refused('not_a_collection', 'Cette adresse ne donne pas une collection OGC API Features en GeoJSON.');
  }
}

const linkOf = ({ links: all }: Page, from: string, rel: string): string | undefined => {
  const named = all.filter((link) => link.rel === rel);
  const chosen = named.find(({ type }) => type === undefined || type.includes('json'));
  return chosen && URL.parse(chosen.href, from)?.href;
};

function withLimit(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('limit')) url.searchParams.set('limit', pageSize);
  return url.href;
}

function refuseUnlessWhole({ numberMatched }: Page, count: number, next: string | undefined): void {
  if (next)
    throw refused(
      'collection_too_long',
      `Cette collection a plus de ${mostPages} pages : restreignez-la, par exemple par « bbox ».`,
    );
  if (numberMatched !== undefined && numberMatched !== count)
    throw refused(
      'collection_cut',
      `Cette collection annonce ${printNumber(String(numberMatched))} objets et en donne ${printNumber(String(count))} : rien n’en est pris.`,
    );
}

const noItems = () =>
  refused(
    'no_items',
    'Cette adresse n’est pas celle d’une collection : donnez celle qui finit par « /collections/… » ou « /items ».',
  );

const refused = (code: string, sentence: string) => new DomainError('invalid', code, sentence);
