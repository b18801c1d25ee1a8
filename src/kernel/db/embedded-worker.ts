import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

import { parsers } from './parsers.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { vectorPostgis } from './vector-postgis.ts';

/** A call from `embedded.ts`: one statement, a script, or the dump of the whole folder. */
export type EmbeddedRequest = { id: number } & (
  | { method: 'query'; sql: string; parameters: readonly unknown[] }
  | { method: 'exec'; sql: string }
  | { method: 'dump' }
  | { method: 'close' }
);
export type EmbeddedReply =
  | { id: number; rows: Record<string, unknown>[]; affected: number }
  | { id: number; dump: ArrayBuffer }
  | { id: number; error: { message: string; severity?: string; code?: string; detail?: string; constraint?: string } };

export interface EmbeddedStart {
  folder: string | undefined;
  template: Uint8Array<ArrayBuffer> | undefined;
}

const port = parentPort;
if (!port) throw new Error('embedded-worker.ts runs in a worker thread only');
const { folder, template } = workerData as EmbeddedStart;

const database = await PGlite.create({
  ...(folder ? { dataDir: folder } : {}),
  ...(template ? { loadDataDir: new Blob([template]) } : {}),
  extensions: { postgis: vectorPostgis, unaccent, pg_trgm, citext },
  parsers,
});
// Pages are read from memory or a solid disk: an index is worth taking even where a table is small.
// What is written waits beside an index of words until there is this much: every search reads all that waits.
await database.exec("set random_page_cost = 1.1; set work_mem = '32MB'; set gin_pending_list_limit = '128kB'");
const statements = await PreparedStatements.open(database);

port.on('message', (request: EmbeddedRequest) => {
  void answer(request).then(
    (reply) => port.postMessage(reply),
    ({ message, severity, code, detail, constraint }: Extract<EmbeddedReply, { error: unknown }>['error']) =>
      port.postMessage({ id: request.id, error: { message, severity, code, detail, constraint } }),
  );
});
port.postMessage('ready');

async function answer(request: EmbeddedRequest): Promise<EmbeddedReply> {
  switch (request.method) {
    case 'query': {
      const result = await statements.run(request.sql, request.parameters);
      return { id: request.id, rows: result?.rows ?? [], affected: result?.affectedRows ?? 0 };
    }
    case 'exec': {
      const rows = await runScript(request.sql);
      await statements.forgetAll();
      return { id: request.id, rows, affected: 0 };
    }
    case 'dump':
      return { id: request.id, dump: await (await database.dumpDataDir('gzip')).arrayBuffer() };
    case 'close':
      await database.close();
      return { id: request.id, rows: [], affected: 0 };
  }
}

/** A script that fails inside a transaction of its own leaves none open to whoever comes next. */
async function runScript(script: string): Promise<Record<string, unknown>[]> {
  try {
    return (await database.exec(script)).flatMap(({ rows }) => rows as Record<string, unknown>[]);
  } catch (error) {
    await database.exec('rollback');
    throw error;
  }
}
