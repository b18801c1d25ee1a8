import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { inProject } from '../paths.ts';
import type { EmbeddedReply, EmbeddedRequest, EmbeddedStart } from './embedded-worker.ts';

type Question = EmbeddedRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/** The embedded engine in a worker thread, so that a long statement leaves the main loop free. */
export class EmbeddedEngine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(reply: EmbeddedReply): void; reject(error: Error): void }>();
  #next = 1;
  #ended = false;
  #closing = false;
  /** Once the engine has ended by itself. */
  readonly broken: Promise<void>;
  /** Ends with the last transaction, or script, that was begun or waits to be. */
  #alone: Promise<void> = Promise.resolve();

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: EmbeddedReply) => this.#settle(reply));
    worker.on('error', (error) => this.#failAll(error));
    this.broken = new Promise((resolve) => {
      // Whatever is asked of an engine that ended, by itself or not, is refused: it would be waited for without end.
      worker.on('exit', () => {
        if (!this.#closing) resolve();
        this.#ended = true;
        this.#failAll(ended());
      });
    });
  }

  static async start(options: EmbeddedStart): Promise<EmbeddedEngine> {
    const worker = new Worker(inProject('src/kernel/db/embedded-worker.ts'), {
      workerData: options,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    return new EmbeddedEngine(worker);
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    const reply = await this.#ask({ method: 'query', sql, parameters });
    if (!('rows' in reply)) throw new Error('unexpected reply to a query');
    return { rows: reply.rows, numAffectedRows: BigInt(reply.affected) };
  }

  /** A script, alone from its beginning to its end; the rows that its statements returned. */
  async exec(sql: string): Promise<Record<string, unknown>[]> {
    const end = await this.takeAlone();
    try {
      const reply = await this.#ask({ method: 'exec', sql });
      return 'rows' in reply ? reply.rows : [];
    } finally {
      end();
    }
  }

  /** Waits until nobody else is alone with the engine, then holds off the others until told the end. */
  async takeAlone(): Promise<() => void> {
    const before = this.#alone;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#alone = promise;
    await before;
    return resolve;
  }

  /** Ends when nobody is alone with the engine any more. */
  whenShared(): Promise<void> {
    return this.#alone;
  }

  /** The whole data folder as one gzipped tar. */
  async dump(): Promise<Uint8Array> {
    const reply = await this.#ask({ method: 'dump' });
    if (!('dump' in reply)) throw new Error('unexpected reply to a dump');
    return new Uint8Array(reply.dump);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#closing = true;
    await this.#ask({ method: 'close' });
    await this.#worker.terminate();
  }

  #ask(question: Question): Promise<EmbeddedReply> {
    if (this.#ended) return Promise.reject(ended());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...question });
    });
  }

  #settle(reply: EmbeddedReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(Object.assign(new Error(reply.error.message), reply.error));
    else waiting?.resolve(reply);
    // PostgreSQL would start again by itself, having read its journal; here nothing more is ever answered.
    if ('error' in reply && reply.error.severity === 'PANIC') void this.#worker.terminate();
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

const ended = () => new Error('the embedded engine has ended');

/**
 * Kysely on the engine's single connection. Kysely's own PGlite driver lets a statement of another
 * request slip into an open transaction; here a transaction is alone from its beginning to its end.
 */
export function embeddedDialect(engine: EmbeddedEngine): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EmbeddedDriver(engine),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class EmbeddedDriver implements Driver {
  readonly #engine: EmbeddedEngine;

  constructor(engine: EmbeddedEngine) {
    this.#engine = engine;
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<EmbeddedConnection> {
    return new EmbeddedConnection(this.#engine);
  }

  async releaseConnection(connection: EmbeddedConnection): Promise<void> {
    connection.endTransaction?.();
  }

  async beginTransaction(connection: EmbeddedConnection): Promise<void> {
    connection.endTransaction = await this.#engine.takeAlone();
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** The engine runs statements in the order they are sent, so those outside a transaction need not wait for answers. */
class EmbeddedConnection implements DatabaseConnection {
  readonly #engine: EmbeddedEngine;
  endTransaction: (() => void) | undefined;

  constructor(engine: EmbeddedEngine) {
    this.#engine = engine;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.endTransaction) await this.#engine.whenShared();
    return this.#engine.query(query.sql, query.parameters) as Promise<QueryResult<R>>;
  }

  // biome-ignore lint/correctness/useYield: the engine cannot stream, and says so.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('The embedded engine cannot stream rows');
  }
}
