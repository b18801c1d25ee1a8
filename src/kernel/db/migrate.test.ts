import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Database } from './database.ts';
import { type Migration, migrate, tryMigrations } from './migrate.ts';

describeAloneOnEachEngine('migrate', (database) => {
  test('of two that begin at once, one applies what is missing and the other finds it done', async (context) => {
    context.skip(database().engine === 'embedded', 'its folder is opened by one process');
    const migrations = [migration('9999-01-tried', 'create table tried (id integer); select pg_sleep(0.2);')];

    const done = await Promise.all([migrate(database(), migrations), migrate(database(), migrations)]);

    expect(done.toSorted()).toEqual([[], ['9999-01-tried']]);
  });

  test('what is only tried is told and leaves nothing', async () => {
    const migrations = [
      migration('9999-02-first', 'create table first_kept (id integer);'),
      migration('9999-03-second', 'alter table first_kept add name text;'),
    ];

    const names = await tryMigrations(database(), migrations);

    expect(names).toEqual(['9999-02-first', '9999-03-second']);
    expect(await tableOf(database(), 'first_kept')).toBeNull();
    expect(await tryMigrations(database(), migrations)).toEqual(names);
  });

  test('a trial of what cannot work says why', async () => {
    const migrations = [migration('9999-04-wrong', 'alter table nowhere add name text;')];

    const refusal = { code: 'migration_failed', message: expect.stringContaining('nowhere') };
    await expect(tryMigrations(database(), migrations)).rejects.toMatchObject(refusal);
    await expect(migrate(database(), migrations)).rejects.toMatchObject(refusal);
  });

  test('a file that changed after it was applied is refused', async () => {
    await migrate(database(), [migration('9999-05-kept', 'select 1;')]);

    await expect(migrate(database(), [migration('9999-05-kept', 'select 2;')])).rejects.toMatchObject({
      code: 'migration_changed',
    });
  });
});

const migration = (name: string, script: string): Migration => ({
  name,
  script,
  hash: createHash('sha256').update(script).digest('hex'),
});

const tableOf = async ({ db }: Database, name: string): Promise<string | null> => {
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${name})::text as found`.execute(db);
  return rows[0]?.found ?? null;
};
