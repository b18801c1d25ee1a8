import type { Db } from '../kernel/db/index.ts';
import { territoryHref } from './territory.ts';

export const nameTerritories = async (db: Db, ids: string[]) => {
  const rows = await db
    .selectFrom('territory')
    .select(['id', 'kind', 'code', 'name'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
  return rows.map(({ id, name, ...place }) => ({ id, name, href: territoryHref(place) }));
};
