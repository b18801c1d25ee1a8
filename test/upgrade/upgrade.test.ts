import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrate, openServer, readMigrations } from '../../src/kernel/db/index.ts';
import { inProject } from '../../src/kernel/paths.ts';
import { anEmptyServerDatabase, aServerDatabase } from '../databases.ts';
import { upgrade } from './upgrade.ts';

/** Whole demonstrations of older versions, on both engines, are upgraded by `npm run bench:upgrade`. */
test('what the first version wrote is all there after an upgrade, and what was added knows of it', async (context) => {
  const empty = await anEmptyServerDatabase();
  if (!empty) return context.skip('no PostgreSQL');
  const database = await openServer(empty);
  const first = readMigrations().filter((migration) => migration.name < '2026-11-22');
  await migrate(database, first);
  await database.exec(readFileSync(inProject('test/upgrade/first-version.sql'), 'utf8'));

  const today = await openServer((await aServerDatabase()) ?? '');
  const { applied, rows, changed, gone } = await upgrade(database, today);
  await today.close();

  expect(applied).toBe(readMigrations().length - first.length);
  expect({ changed, gone }).toEqual({ changed: [], gone: ['sign_in_failure'] });
  expect(rows).toBeGreaterThanOrEqual(14);
  const { db } = database;
  const plans = await db.selectFrom('plan').select(['slug', 'publishedAt']).orderBy('slug').execute();
  expect(plans).toEqual([
    { slug: 'brouillon', publishedAt: null },
    { slug: 'climat', publishedAt: new Date('2026-11-21T08:00Z') },
  ]);
  expect(await db.selectFrom('session').select('usedAt').execute()).toEqual([
    { usedAt: new Date('2026-11-21T08:00Z') },
  ]);
  expect(await db.selectFrom('signIn').select('refusal').execute()).toEqual([{ refusal: 'wrong_password' }]);
  await database.close();
});
