import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { parsers } from './parsers.ts';

/** A pool on a PostgreSQL server that hands values over exactly as the embedded engine does. */
export function serverPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that the server closed while idle: the pool forgets it and opens another when asked.
  pool.on('error', (error) => console.error(error.message));
  return pool;
}

export const serverDialect = (pool: pg.Pool): PostgresDialect => new PostgresDialect({ pool });
