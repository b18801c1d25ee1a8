import type { Db } from '../kernel/db/index.ts';

export const nameSites = async (db: Db, ids: string[]) => {
  const rows = await db
    .selectFrom('site')
    .select(['id', 'name'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
  return rows.map(({ id, name }) => ({ id, name, href: `/sites/${id}` }));
};
