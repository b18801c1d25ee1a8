import { type LookupAddress, lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { DomainError } from '../errors.ts';
import { isInner } from './inner-address.ts';

export interface Asked {
  address: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Hosts of the network inside that the keeper of the installation lets be asked. */
  innerHosts: readonly string[];
  mostBytes: number;
  mostSeconds: number;
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const mostRedirects = 5;

/**
 * Asks a server that somebody named: of http and https alone, of no address of the network inside, whatever its name
 * or a redirect leads to, within these bytes and seconds. What is sent goes nowhere but where it was addressed.
 */
export async function askOutside(asked: Asked): Promise<Answer> {
  const signal = AbortSignal.timeout(asked.mostSeconds * 1000);
  let url = readAddress(asked.address, asked.innerHosts);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await askOnce(url, asked, signal);
    const to = answer.headers.location;
    if (asked.method === 'POST' || !to || ![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    url = readAddress(new URL(to, url).href, asked.innerHosts);
  }
  throw refused('too_many_redirects', 'Cette adresse renvoie d’une adresse à l’autre sans fin.');
}

/** Refuses an address that could never be asked, before it is kept. */
export function readAddress(address: string, innerHosts: readonly string[]): URL {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw refused('not_an_address', 'Donnez une adresse complète, qui commence par https:// ou http://.');
  if (url.username || url.password)
    throw refused('secret_in_address', 'Une adresse ne porte ni nom ni mot de passe : retirez ce qui est avant « @ ».');
  const host = hostOf(url);
  const family = isIP(host);
  const isInside = family === 4 || family === 6 ? isInner(host, family) : host === 'localhost';
  if (isInside && !innerHosts.includes(host)) throw inside(host);
  return url;
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function askOnce(url: URL, asked: Asked, signal: AbortSignal): Promise<Answer> {
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const { method = 'GET', headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(toldFailure(error, url, asked, signal));
    const sent = ask(
      url,
      {
        ...{ method, signal, agent: false, lookup: outsideLookup(asked.innerHosts) },
        headers: { 'user-agent': 'Carreau', 'accept-encoding': 'identity', ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > asked.mostBytes) answer.destroy(tooLarge(asked.mostBytes));
          else chunks.push(chunk);
        });
        answer.on('error', fail);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** The name is looked up once, and the very addresses that were checked are those asked. */
const outsideLookup =
  (innerHosts: readonly string[]) =>
  (host: string, options: object, found: Found): void =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, []);
      const isInside = addresses.some(({ address, family }) => isInner(address, family === 6 ? 6 : 4));
      const [first] = addresses;
      if (!first || (isInside && !innerHosts.includes(host))) return found(inside(host), []);
      if ('all' in options && options.all) return found(null, addresses);
      found(null, first.address, first.family);
    });

function toldFailure(error: Error, url: URL, { mostSeconds }: Asked, signal: AbortSignal): DomainError {
  if (error instanceof DomainError) return error;
  if (signal.aborted) return refused('outside_slow', `${url.host} n’a pas fini de répondre en ${mostSeconds} s.`);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return refused('outside_unknown', `Le nom ${url.hostname} ne mène nulle part.`);
  return refused('outside_unreachable', `${url.host} ne répond pas${code ? ` (${code})` : ''}.`);
}

const refused = (code: string, sentence: string) => new DomainError('invalid', code, sentence);

const inside = (host: string) =>
  refused(
    'address_inside',
    `${host} est dans le réseau de ce serveur : Carreau ne l’interroge que si la personne qui l’installe l’y autorise.`,
  );

const tooLarge = (most: number) => refused('outside_too_large', `La réponse dépasse ${Math.floor(most / 1e6)} Mo.`);
