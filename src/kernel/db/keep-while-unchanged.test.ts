import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine, whileNobodyWrites } from '../../../test/databases.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';

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
});
