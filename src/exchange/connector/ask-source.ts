import { DomainError } from '../../kernel/errors.ts';
import { type Answer, askOutside } from '../../kernel/outside/ask-outside.ts';
import type { Seal } from '../../kernel/seal.ts';
import type { Connector } from './connector.sql.ts';

/** What the keeper of the installation lets be asked. */
export interface Outside {
  innerHosts: readonly string[];
  /** Opens what a source asks to be shown, which is kept closed. */
  seal: Seal;
}

export const limits = { mostBytes: 30_000_000, mostSeconds: 60 };

/** Asks a file, unless its server says that it is the one read last. */
export async function askFile(
  { address, etag, lastModified }: Pick<Connector, 'address' | 'etag' | 'lastModified'>,
  { innerHosts }: Pick<Outside, 'innerHosts'>,
  accept: string,
): Promise<Answer> {
  const answer = await askOutside({
    ...{ address, innerHosts, ...limits },
    headers: {
      accept,
      ...(etag ? { 'if-none-match': etag } : {}),
      ...(lastModified ? { 'if-modified-since': lastModified } : {}),
    },
  });
  if (answer.status !== 200 && answer.status !== 304) throw badAnswer(address, answer.status);
  return answer;
}

/** With the status, so that the log of the source shows it. */
export const badAnswer = (address: string, status: number) =>
  new DomainError('invalid', 'bad_answer', `${URL.parse(address)?.host} répond ${status} au lieu du fichier.`, {
    httpStatus: status,
  });
