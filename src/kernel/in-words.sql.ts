import { type RawBuilder, sql } from 'kysely';

/** The word of a code, as the page tells it. */
export const inWords = (code: RawBuilder<unknown>, words: Record<string, string>): RawBuilder<unknown> =>
  sql`${JSON.stringify(words)}::jsonb ->> (${code})`;
