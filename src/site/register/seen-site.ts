import { type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findSite, type SiteRow } from './site.sql.ts';

/** A place as who asks may see it, and from which table: those who work there see the register, others its views. */
export async function seenSite(
  { db, actor }: Context,
  id: string,
): Promise<{ site: SiteRow; works: boolean; seen: 'site' | 'published_site' }> {
  if (!isId(id)) throw missing('Ce site');
  const inside = await findSite(db, 'site', id);
  const works = inside !== undefined && may(actor, 'work.read', inside);
  const seen = works ? 'site' : 'published_site';
  const site = works ? inside : await findSite(db, seen, id);
  if (!site) throw missing('Ce site');
  return { site, works, seen };
}
