import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeOnEachEngine } from '../../../test/databases.ts';

const spreadBy = [
  'dataset',
  'framework',
  'observer',
  'record',
  'record_before',
  'record_finding',
  'record_request',
  'record_validation',
  'visit',
];
const copied = ['import_batch', 'organisation', 'person', 'site'];

describeOnEachEngine('records spread by their organisation', (database) => {
  /** Keys and references of the tables that are spread, with their columns. */
  async function constraints() {
    const { rows } = await sql<{ name: string; kind: 'p' | 'u' | 'f'; to: string | null; columns: string[] }>`
      select conrelid::regclass::text || ' ' || conname as name, contype as kind,
        nullif(confrelid, 0)::regclass::text as "to",
        array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns
      from pg_constraint where contype in ('p', 'u', 'f') and conrelid::regclass::text = any(${spreadBy}::text[])
    `.execute(database().db);
    return rows;
  }

  test('every key contains the organisation', async () => {
    const keys = (await constraints()).filter(({ kind }) => kind !== 'f');

    expect(keys.length).toBeGreaterThanOrEqual(spreadBy.length);
    expect(keys.filter(({ columns }) => !columns.includes('organisation_id'))).toEqual([]);
  });

  test('a reference between them contains the organisation, the others lead to tables copied everywhere', async () => {
    const references = (await constraints()).filter(({ kind }) => kind === 'f');
    const [within, outside] = [true, false].map((is) =>
      references.filter(({ to }) => spreadBy.includes(to ?? '') === is),
    );

    expect(within?.filter(({ columns }) => !columns.includes('organisation_id'))).toEqual([]);
    expect(outside?.filter(({ to }) => !copied.includes(to ?? ''))).toEqual([]);
  });
});
