import { sql } from 'kysely';
import type { Db } from './database.ts';

const longestWait = 2_000;

/** Whether the database answers, within two seconds. */
export async function isAnswering(db: Db): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, longestWait, false).unref());
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
