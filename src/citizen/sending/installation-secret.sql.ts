import type { Db } from '../../kernel/db/index.ts';
import type { Effects } from '../../kernel/effects.ts';

const name = 'citizen_form';

/** What signs forms, the same for every process; made the first time. */
export async function installationSecret(db: Db, effects: Effects): Promise<string> {
  const known = await findSecret(db);
  if (known) return known;
  const value = effects.secret(32).toString('base64url');
  await db
    .insertInto('installationSecret')
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findSecret(db)) ?? value;
}

const findSecret = async (db: Db): Promise<string | undefined> =>
  (await db.selectFrom('installationSecret').select('value').where('name', '=', name).executeTakeFirst())?.value;
