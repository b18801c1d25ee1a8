import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { connected } from './server.ts';

/**
 * Connections whose statements go to a replica; transactions, and what the replica cannot answer, go to the primary,
 * which knows all that the replica does. A statement alone can be asked again: a replica writes nothing.
 */
export const readingPool = (replica: pg.Pool, primary: pg.Pool) => ({
  connect: async () => new ReadingClient(replica, primary),
  // Both are ended by whoever made them.
  end: async () => {},
  options: replica.options,
});

class ReadingClient implements PostgresPoolClient {
  readonly #replica: pg.Pool;
  readonly #primary: pg.Pool;
  #reader: PostgresPoolClient | undefined;
  #writer: PostgresPoolClient | undefined;

  constructor(replica: pg.Pool, primary: pg.Pool) {
    this.#replica = replica;
    this.#primary = primary;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') throw new Error('no rows are read by cursor from a replica');
    return this.#ask(asked, values);
  }

  async #ask<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (!this.#writer && !beginsTransaction(text)) {
      try {
        this.#reader ??= await this.#replica.connect();
        return await this.#reader.query(text, values);
      } catch (error) {
        if (isOfStatement(error)) throw error;
        if (!(error instanceof pg.DatabaseError)) this.#leaveReader();
      }
    }
    this.#writer ??= await connected(this.#primary);
    return this.#writer.query(text, values);
  }

  release(destroy?: boolean): void {
    this.#reader?.release(destroy);
    this.#writer?.release(destroy);
  }

  /** One that was cut, or that said nothing for too long. */
  #leaveReader(): void {
    this.#reader?.release(true);
    this.#reader = undefined;
  }
}

const beginsTransaction = (text: string): boolean => /^(begin|start transaction)\b/i.test(text);

/**
 * Whether the primary would say the same: classes 22 data, 42 names and rights… The others are of the replica: 25 it
 * does not write, 40 it had to replay a write over the rows that were being read, 53 57 58 it is full, stops or fails.
 */
const isOfStatement = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !/^(25|40|53|57|58|XX)/.test(error.code ?? '');
