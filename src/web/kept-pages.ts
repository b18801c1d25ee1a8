import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Db, readStanding, readStandingToKeep, type Standing, standsAs } from '../kernel/db/index.ts';

interface Page {
  headers: OutgoingHttpHeaders;
  /** What stands between the nonces of its scripts, which each answer has of its own. */
  parts: string[];
  size: number;
}

/** Days pass without anything being written: no page is given longer than this, in milliseconds. */
const longest = 60_000;
/** Beyond this many bytes, all are made again. */
const largest = 64_000_000;

/** What an answer has of its own, which its page must not bring back. */
const ownHeaders = ['content-security-policy', 'x-request-id', 'date', 'connection', 'keep-alive', 'transfer-encoding'];

/**
 * Pages as they were made for one visitor, given to the next ones until something that they tell is written: visitors, who
 * send no cookie, all see the same. Those who ask while a page is being made wait for it.
 */
export class KeptPages {
  readonly #now: () => number;
  #pages = new Map<string, Promise<Page | null>>();
  #standing: Standing | undefined;
  #size = 0;
  #since = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Answers with the kept page where there is one, else has it made by `make`, which answers by itself from the database
   * that is given: what stands there, of the primary or of a replica behind it, says how long the page holds.
   */
  async answer(
    request: IncomingMessage,
    answer: ServerResponse,
    { db, nonce, make }: { db: Db; nonce: string; make: () => void },
  ): Promise<void> {
    if (!isForAnyone(request)) return make();
    // Without its database, the page itself says that it cannot be made.
    const isThere = await this.#renew(db).then(
      () => true,
      () => false,
    );
    if (!isThere) return make();
    const key = `${request.headers.host} ${request.url}`;
    const pages = this.#pages;
    const kept = pages.get(key);
    if (kept) {
      const page = await kept;
      return page ? give(page, nonce, answer) : make();
    }
    const made = whenWritten(answer, nonce);
    pages.set(key, made);
    make();
    const page = await made;
    // One that failed may succeed for the next; one that grew old was let go with its map.
    if (!page) pages.delete(key);
    else if (pages === this.#pages) this.#size += page.size;
  }

  /** Lets pages go that no longer hold. */
  async #renew(db: Db): Promise<void> {
    if (this.#holds(await readStanding(db))) return;
    const standing = await readStandingToKeep(db);
    if (this.#holds(standing)) return;
    this.#pages = new Map();
    this.#standing = standing;
    this.#since = this.#now();
    this.#size = 0;
  }

  #holds(standing: Standing): boolean {
    const isYoung = this.#size <= largest && this.#now() - this.#since <= longest;
    return isYoung && this.#standing !== undefined && standsAs(this.#standing, standing);
  }
}

/** Asked by a visitor, whose answer serves every other one. */
export const isForAnyone = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && !headers.cookie && !headers.authorization;

function give({ headers, parts }: Page, nonce: string, answer: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) answer.setHeader(name, value);
  answer.end(parts.join(nonce));
}

/** The page that is being written to an answer, once it is whole; null where it is none that others may be given. */
function whenWritten(answer: ServerResponse, nonce: string): Promise<Page | null> {
  const pieces: Buffer[] = [];
  const keep = (piece: unknown) => {
    if ((typeof piece === 'string' || piece instanceof Uint8Array) && isPage(answer))
      pieces.push(Buffer.from(piece as string));
  };
  const { write, end } = answer;
  answer.write = (...given: unknown[]) => {
    keep(given[0]);
    return write.apply(answer, given as Parameters<typeof write>);
  };
  answer.end = (...given: unknown[]) => {
    keep(given[0]);
    return end.apply(answer, given as Parameters<typeof end>);
  };
  return new Promise((resolve) => {
    answer.once('finish', () => {
      const body = Buffer.concat(pieces);
      resolve(
        isPage(answer) ? { headers: headersOf(answer), parts: body.toString().split(nonce), size: body.length } : null,
      );
    });
    answer.once('close', () => resolve(null));
  });
}

/** Pages, and what the router asks of them to change from one to the next; files have ways of their own. */
const isPage = (answer: ServerResponse): boolean =>
  answer.statusCode === 200 &&
  !/no-store/.test(String(answer.getHeader('cache-control'))) &&
  !answer.hasHeader('set-cookie') &&
  /^text\/(html|x-script)\b/.test(String(answer.getHeader('content-type')));

const headersOf = (answer: ServerResponse): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(answer.getHeaders()).filter(([name]) => !ownHeaders.includes(name)));
