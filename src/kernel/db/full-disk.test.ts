import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migratedTemplate, openEmbedded } from './index.ts';

const disk = mkdtempSync(join(tmpdir(), 'carreau-disk-'));
let mounted = false;
beforeAll(() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    console.warn('No disk may be mounted here: what a full one does is skipped.');
  }
});
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

test('an embedded engine whose journal finds no room ends, and what it acknowledged is there again', async ({
  skip,
}) => {
  skip(!mounted);
  const folder = join(disk, 'database');
  const full = await openEmbedded({ folder, template: await migratedTemplate() });
  await full.exec('create table counter (n integer); insert into counter values (0)');
  const filler = fill();
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
  rmSync(filler);
  const again = await openEmbedded({ folder });
  const { rows } = await sql<{ n: number }>`select n from counter`.execute(again.db);
  await again.close();
  expect(acknowledged).toBeGreaterThan(0);
  expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
});

/** Takes all the room that is left. */
function fill(): string {
  const path = join(disk, 'filler');
  const handle = openSync(path, 'w');
  for (let size = 1 << 20; size >= 1; size = size >> 1)
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  closeSync(handle);
  return path;
}
