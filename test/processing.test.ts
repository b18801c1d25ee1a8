import { expect, test } from 'vitest';
import { readProcessing } from '../src/identity/processing/register.ts';
import { retention } from '../src/retention.ts';
import { describeOnEachEngine } from './databases.ts';

const listed = readProcessing().flatMap(({ tables }) => tables);

describeOnEachEngine('the register of processing', (database) => {
  test('has every table that names people, once', async () => {
    const { rows } = await database().run(`
      select relname as name from pg_class
      where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace and (
        exists (select from pg_constraint where contype = 'f' and conrelid = pg_class.oid and confrelid = 'person'::regclass)
        or exists (select from pg_attribute where attrelid = pg_class.oid and attnum > 0
          and attname in ('email', 'contact', 'observer', 'observer_ids', 'observers', 'user_agent')))
      order by relname`);

    const named = [...rows.map(({ name }) => String(name)), 'person'];
    expect(named.filter((name) => !listed.includes(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('has no table that does not exist', async () => {
    const { rows } = await database().run(
      'select name from unnest($1::text[]) name where to_regclass(quote_ident(name)) is null',
      [listed],
    );

    expect(rows).toEqual([]);
  });
});

test('what is forgotten each night is in the register, or waits for nobody', () => {
  const unnamed = ['connector_run', 'webhook_delivery'];
  expect(retention.map(({ table }) => table).filter((name) => ![...listed, ...unnamed].includes(name))).toEqual([]);
});
