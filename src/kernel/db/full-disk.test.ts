import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSmallDisk, type SmallDisk } from '../../../test/small-disk.ts';
import { migratedTemplate, openEmbedded } from './index.ts';

let disk: SmallDisk | undefined;
beforeAll(() => {
  try {
    disk = aSmallDisk(300);
  } catch {
    console.warn('No disk may be mounted here: what a full one does is skipped.');
  }
});
afterAll(() => disk?.remove());

test('an embedded engine whose journal finds no room ends, and what it acknowledged is there again', async ({
  skip,
}) => {
  if (!disk) return skip();
  const folder = join(disk.path, 'database');
  const full = await openEmbedded({ folder, template: await migratedTemplate() });
  await full.exec('create table counter (n integer); insert into counter values (0)');
  disk.fill();
  let acknowledged = 0;

  const refused = await (async () => {
    for (;;) {
      await sql`update counter set n = n + 1`.execute(full.db);
      acknowledged++;
      // The next write opens another file of the journal.
      await sql`select pg_switch_wal()`.execute(full.db);
    }
  })().catch((error: unknown) => error);
  await full.broken;
  const later = sql`select n from counter`.execute(full.db);

  expect(refused).toMatchObject({ code: '53100' });
  await expect(later).rejects.toThrow();
  disk.free();
  const again = await openEmbedded({ folder });
  const { rows } = await sql<{ n: number }>`select n from counter`.execute(again.db);
  await again.close();
  expect(acknowledged).toBeGreaterThan(0);
  expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
});
