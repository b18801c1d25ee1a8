import { createHash } from 'node:crypto';
import type { Context } from '../../../identity/index.ts';
import { pageOfDatasets } from '../addresses.ts';
import { readDatasets } from '../read-datasets.ts';
import { catalogueOf } from './catalogue.ts';
import { findMainPublisher } from './publisher.sql.ts';
import { writeJsonLd } from './write-json-ld.ts';
import { writeTurtle } from './write-turtle.ts';

type World = Pick<Context, 'db' | 'effects'> & { origin: string };

const forms = {
  ttl: { type: 'text/turtle; charset=utf-8', write: writeTurtle },
  jsonld: { type: 'application/ld+json', write: writeJsonLd },
} as const;

export type CatalogueForm = keyof typeof forms;

/** The catalogue in one form; « 304 » where whoever asks has it as it is. */
export async function answerCatalogue(world: World, form: CatalogueForm, request: Request): Promise<Response> {
  const catalogue = catalogueOf(world.origin, await findMainPublisher(world.db), await readDatasets(world));
  const body = forms[form].write(catalogue);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const headers = { etag, vary: 'accept', 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': forms[form].type } });
}

/** What `/catalogue` gives by what is asked for: a program a form of the catalogue, a person the page. */
export function askedForm(accept: string | null): CatalogueForm | undefined {
  const asked = (accept ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  if (asked.includes('text/html')) return undefined;
  if (asked.some((type) => type === 'application/ld+json' || type === 'application/json')) return 'jsonld';
  return 'ttl';
}

export const seeDatasets = (): Response =>
  new Response(null, { status: 303, headers: { location: pageOfDatasets, vary: 'accept' } });
