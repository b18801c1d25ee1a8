import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine, whileNobodyWrites } from '../../../test/databases.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';

// Of these, no page that is kept tells anything.
const untold = [
  'api_token',
  'connector_run',
  'data_reading',
  'import_draft',
  'mail',
  'migration',
  'password_reset',
  'sending_count',
].concat(['sending_day', 'session', 'sign_in', 'sign_in_start', 'webhook_delivery']);

describeOnEachEngine('an answer kept while nothing changes', (database) => {
  const counting = () => {
    let reads = 0;
    const ask = keepWhileUnchanged(
      async () => ++reads,
      ({ key }: { db: ReturnType<typeof database>['db']; key: string }) => key,
    );
    return (key = '') => ask({ db: database().db, key });
  };

  test('is read once, whoever reads in between', whileNobodyWrites, async () => {
    const ask = counting();

    const first = await ask();
    await sql`select count(*) from organisation`.execute(database().db);

    expect([first, await ask()]).toEqual([1, 1]);
  });

  test('is read again after a write, and for another key', async () => {
    const ask = counting();

    await ask();
    await anOrganisation(database().db);

    expect([await ask(), await ask('demain')]).toEqual([2, 3]);
  });

  test('is kept while what no page tells is written', whileNobodyWrites, async () => {
    const ask = counting();

    await ask();
    await sql`insert into sending_day (day, salt) values ('2026-11-27', '') on conflict do nothing`.execute(
      database().db,
    );

    expect(await ask()).toBe(1);
  });

  test('is read again once what was being written meanwhile is there', async () => {
    const { db, engine } = database();
    const { organisation } = await anOrganisation(db);
    const rename = (name: string, before: () => Promise<unknown>) =>
      db.transaction().execute(async (tx) => {
        await tx.updateTable('organisation').set({ name }).where('id', '=', organisation.id).execute();
        await before();
      });
    const ask = keepWhileUnchanged(
      async () =>
        (await db.selectFrom('organisation').select('name').where('id', '=', organisation.id).executeTakeFirstOrThrow())
          .name,
      (_: { db: typeof db }) => '',
    );

    // The embedded engine has whoever reads wait for the end of what is being written.
    const duringIt = engine === 'server' ? () => ask({ db }) : async () => {};
    await rename('Après', duringIt);

    expect(await ask({ db })).toBe('Après');
  });

  test('each table tells what is written in it, or is known for one that no page tells', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'count_content_change')
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    `.execute(database().db);

    expect(rows.map(({ name }) => name).sort()).toEqual(untold.sort());
  });
});
