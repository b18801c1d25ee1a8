import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';

/**
 * How many records each dataset has is kept beside it: millions of rows are not counted to show a page. Said last in a
 * transaction: others who write in the same dataset wait for its end from here on.
 */
export async function addToCounts(tx: Tx, organisationId: string, changes: ReadonlyMap<string, number>): Promise<void> {
  await sql`
    update dataset set record_count = record_count + change
    from unnest(${[...changes.keys()]}::uuid[], ${[...changes.values()]}::integer[]) as given (dataset_id, change)
    where organisation_id = ${organisationId}::uuid and id = dataset_id and change <> 0
  `.execute(tx);
}
