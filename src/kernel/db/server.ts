import { type DatabaseConnection, PostgresDialect, type QueryResult } from 'kysely';
import pg from 'pg';
import { parsers } from './parsers.ts';

/** A pool on a PostgreSQL server that hands values over exactly as the embedded engine does. */
export function serverPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Statements over many tables and shapes look so dear to the planner that it compiles them, for seconds, to save none;
    // what a map seen from afar sorts fits in memory. Indexes are as cheap as the embedded engine is told: no disk turns.
    // For the same reason it would often start a second process, which takes longer than most pages.
    onConnect: (client) =>
      client.query("set jit = off; set work_mem = '32MB'; set random_page_cost = 1.1; set parallel_setup_cost = 50000"),
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that the server closed while idle: the pool forgets it and opens another when asked.
  pool.on('error', (error) => console.error(error.message));
  return pool;
}

export function serverDialect(pool: pg.Pool): PostgresDialect {
  const met = new WeakSet<DatabaseConnection>();
  return new PostgresDialect({
    pool,
    onReserveConnection: async (connection) => {
      if (!met.has(connection)) takeTurns(connection);
      met.add(connection);
    },
  });
}

/** Statements sent to one connection at once follow one another, as the embedded engine's do. */
function takeTurns(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection);
  let last: Promise<unknown> = Promise.resolve();
  connection.executeQuery = <R>(...query: Parameters<typeof execute>): Promise<QueryResult<R>> => {
    const turn = last.then(() => execute<R>(...query));
    last = turn.catch(() => undefined);
    return turn;
  };
}
