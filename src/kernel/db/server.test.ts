import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aServerDatabase } from '../../../test/databases.ts';
import { openServer } from './database.ts';

test('a transaction whose connection the server closes is refused, and the next one is served', async (context) => {
  const url = await aServerDatabase();
  context.skip(!url, 'no PostgreSQL');
  const { db, close } = await openServer(url ?? '');

  const cut = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 1000)`.execute(db);
    await sql`select 1`.execute(tx);
  });

  await expect(cut).rejects.toMatchObject({ kind: 'unavailable', code: 'database_cut' });
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await close();
});

test('a server that is not there is told as such, once it was waited for', async () => {
  const { db, close } = await openServer('postgresql://localhost:9/away', 300);
  const begun = performance.now();

  await expect(sql`select 1`.execute(db)).rejects.toMatchObject({ kind: 'unavailable', code: 'database_away' });

  expect(performance.now() - begun).toBeGreaterThan(300);
  await close();
});
