import { typeset } from './typeset.ts';

/** What a refusal is about; each kind has one HTTP status and one exit code (see `http.ts`, `cli/main.ts`). */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'limited'
  | 'unavailable';

/** What a person typed is quoted by its beginning. */
const longQuote = /(«[^»]{200})[^»]+(\u00a0»)/g;

/**
 * A refusal that a person can act on.
 * `code` is stable and in English for machines; `message` is a French sentence that says what to do.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly facts: Record<string, unknown>;

  constructor(kind: ErrorKind, code: string, sentence: string, facts: Record<string, unknown> = {}) {
    super(typeset(sentence).replace(longQuote, '$1…$2'));
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}

/** Recognised by name, since the built bundle and the command line each load their own copy of the class. */
export const isDomainError = (error: unknown): error is DomainError =>
  error instanceof Error && error.name === 'DomainError' && 'kind' in error;

export const statusOf: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
};

export const missing = (what: string): DomainError =>
  new DomainError(
    'missing',
    'not_found',
    `${what} n’existe pas ou n’existe plus. Revenez à la liste et choisissez de nouveau.`,
  );
