import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProcessing } from '../src/identity/processing/register.ts';
import { inProject } from '../src/kernel/paths.ts';
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

// What a processing learns of people by itself, or that only those who work together write of each other, has no form.
test.each([
  ['Comptes et connexions', ['identity/pages/people', 'identity/pages/sign-in', 'identity/pages/ask-password']],
  [
    'Contacts',
    ['programme/pages/action-fields', 'nature/pages/metadata-fields', 'nature/pages/exchange/exchange-parts'],
  ],
  ['Observations naturalistes', ['observer/observer', 'visit/visit-form', 'import'].map((at) => `nature/pages/${at}`)],
  ['Photographies', ['photo/pages/shot-form']],
  ['Ce que le public envoie', ['citizen/pages/send-form']],
])('the forms of « %s » say what becomes of what is typed', (name, forms) => {
  const silent = forms.filter((at) => !readFileSync(inProject(`src/${at}.tsx`), 'utf8').includes('<DataNote>'));

  expect(silent).toEqual([]);
  expect(readProcessing().map((processing) => processing.name)).toContain(name);
});
