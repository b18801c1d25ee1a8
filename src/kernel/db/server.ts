import { type DatabaseConnection, PostgresDialect, type PostgresPoolClient, type QueryResult } from 'kysely';
import pg from 'pg';
import { parsers } from './parsers.ts';
import { databaseAway, databaseCut } from './refusal.ts';

/** How long a server that starts again is waited for, in milliseconds: most restarts are seen by nobody. */
const usualPatience = 5_000;
const betweenTries = 200;

/** A pool on a PostgreSQL server that hands values over exactly as the embedded engine does. */
export function serverPool(url: string, limits: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 2 * usualPatience,
    ...limits,
    // Statements over many tables and shapes look so dear to the planner that it compiles them, for seconds, to save none;
    // what a map seen from afar sorts fits in memory. Indexes are as cheap as the embedded engine is told: no disk turns.
    // For the same reason it would often start a second process, which takes longer than most pages. What is written
    // waits beside an index of words until there is so much of it: every search reads all that waits.
    onConnect: (client) =>
      client.query(
        "set jit = off; set work_mem = '32MB'; set random_page_cost = 1.1; set parallel_setup_cost = 50000; set gin_pending_list_limit = '128kB'",
      ),
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that the server closed while idle: the pool forgets it and opens another when asked.
  pool.on('error', (error) => console.error(error.message));
  // One that it closes in the middle of a transaction: the next statement is refused, which is told. Left unheard, the
  // same error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export const serverDialect = (pool: pg.Pool, patience?: number): PostgresDialect =>
  dialectOf({ connect: () => connected(pool, patience), end: () => pool.end(), options: pool.options });

/** Wherever its connections come from. */
export function dialectOf(pool: {
  connect(): Promise<PostgresPoolClient>;
  end(): Promise<void>;
  options: object;
}): PostgresDialect {
  const met = new WeakSet<DatabaseConnection>();
  return new PostgresDialect({
    pool,
    onReserveConnection: async (connection) => {
      if (!met.has(connection)) takeTurns(connection);
      met.add(connection);
    },
  });
}

/** A statement, or a script, that no query builder wrote. */
export async function askServer(
  pool: pg.Pool,
  { text, values, patience }: { text: string; values?: unknown[] | undefined; patience?: number | undefined },
): Promise<pg.QueryResult | pg.QueryResult[]> {
  const client = await connected(pool, patience);
  try {
    return await client.query(text, values);
  } catch (error) {
    throw told(error);
  } finally {
    client.release();
  }
}

/** A connection, as soon as the server gives one. */
export async function connected(pool: pg.Pool, patience = usualPatience): Promise<pg.PoolClient> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!mayPass(error) || performance.now() > until) throw databaseAway(error);
      await new Promise((resolve) => setTimeout(resolve, betweenTries));
    }
  }
}

/** A server that is not there yet, starts, or has no connection left; a wrong password stays one. */
const mayPass = (error: unknown): boolean =>
  isOfConnection(error) || (error instanceof pg.DatabaseError && ['57P03', '53300'].includes(error.code ?? ''));

/** Whether an error is of the connection itself, not what the server said of a statement. */
const isOfConnection = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof pg.DatabaseError) &&
  ('syscall' in error || /connection/i.test(error.message));

const told = (error: unknown): unknown => (isOfConnection(error) ? databaseCut(error) : error);

/** Statements sent to one connection at once follow one another, as the embedded engine's do. */
function takeTurns(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection);
  let last: Promise<unknown> = Promise.resolve();
  connection.executeQuery = <R>(...query: Parameters<typeof execute>): Promise<QueryResult<R>> => {
    const turn = last
      .then(() => execute<R>(...query))
      .catch((error) => {
        throw told(error);
      });
    last = turn.catch(() => undefined);
    return turn;
  };
}
