import { type Context, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findZone, listSitesInZone } from './read-zone.sql.ts';

/** Places told on the page of a zone. */
const shown = 100;

/** A zone as who asks may see it, with the places it protects and those that lie in it. */
export async function readZone({ db, actor }: Context, id: string) {
  const worksIn = organisationsWhere(actor, 'work.read');
  const zone = isId(id) ? await findZone(db, id, worksIn) : undefined;
  if (!zone) throw missing('Ce zonage');
  return { zone, ...(await listSitesInZone(db, id, worksIn, shown)) };
}
