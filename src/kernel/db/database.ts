import { CamelCasePlugin, type Dialect, Kysely, type Transaction } from 'kysely';
import type { Schema } from '../../../migrations/schema.generated.ts';
import { EmbeddedEngine, embeddedDialect } from './embedded.ts';
import { askServer, serverDialect, serverPool } from './server.ts';

/** What every query function takes first: the database, or the transaction it runs in. */
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

export interface Database {
  readonly db: Db;
  readonly engine: 'embedded' | 'server';
  /** Runs a script of several statements (migrations, restores). */
  exec(script: string): Promise<void>;
  /** Runs a statement of a library that writes its own, or its script where it has no values; the rows returned. */
  run(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** The embedded folder as one gzipped tar; absent on a server, where pg_dump does this. */
  dump?(): Promise<Uint8Array>;
  /** Connections to a server, by what they do, and who waits for one; absent on the embedded engine. */
  connections?(): { active: number; idle: number; waiting: number };
  /** Once the embedded engine has ended by itself, for instance unable to write its journal; absent on a server. */
  broken?: Promise<void>;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the data stay; without it they live in memory only. */
  folder?: string;
  /** A dump to start from. */
  template?: Uint8Array<ArrayBuffer>;
}

export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const engine = await EmbeddedEngine.start({ folder: options.folder, template: options.template });
  const db = kysely(embeddedDialect(engine));
  return {
    db,
    engine: 'embedded',
    exec: async (script) => {
      await engine.exec(script);
    },
    run: async (text, values = []) => {
      if (values.length === 0) return { rows: await engine.exec(text) };
      await engine.whenShared();
      return engine.query(text, values);
    },
    dump: () => engine.dump(),
    broken: engine.broken,
    close: () => engine.close(),
  };
}

export async function openServer(url: string, patience?: number): Promise<Database> {
  const pool = serverPool(url);
  const ask = (text: string, values?: unknown[]) => askServer(pool, { text, values, patience });
  const db = kysely(serverDialect(pool, patience));
  return {
    db,
    engine: 'server',
    exec: async (script) => {
      await ask(script);
    },
    run: async (text, values) => {
      const results = await ask(text, values);
      return { rows: [results].flat().flatMap(({ rows }) => rows) };
    },
    connections: () => ({
      active: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => db.destroy(),
  };
}

export const kysely = (dialect: Dialect): Db =>
  new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
