import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { tidyEmbedded } from './tidy-embedded.ts';

describeAloneOnEachEngine('a database that is tidied', (database) => {
  test('knows what a table holds once it changed much, and is left alone where nothing changed', async () => {
    const { db } = database();
    await tidyEmbedded({ db });
    await sql`insert into territory (kind, code, name, search, vintage, source)
      select 'commune', 'X' || number, 'X', 'x', 2020, 'test' from generate_series(1, 3000) as number`.execute(db);
    await sql`select pg_stat_force_next_flush()`.execute(db);

    const tidied = await tidyEmbedded({ db });

    const { rows } = await sql<{ known: number }>`
      select reltuples::int as known from pg_class where oid = 'territory'::regclass`.execute(db);
    expect(tidied).toContain('territory');
    expect(rows[0]?.known).toBeGreaterThanOrEqual(3000);
    expect(await tidyEmbedded({ db })).toEqual([]);
  });
});
