import { type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { listViewpoints, type SeenViewpoints } from './viewpoint.sql.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A viewpoint as who asks may see it, and from which tables: those who work there see all, others what is published. */
export async function seenViewpoint(
  { db, actor }: Context,
  id: string,
): Promise<{ viewpoint: Viewpoint; seen: SeenViewpoints }> {
  const [kept] = isId(id) ? await listViewpoints(db, 'viewpoint', { id }) : [];
  if (kept && may(actor, 'work.read', kept)) return { viewpoint: kept, seen: 'viewpoint' };
  const [published] = kept ? await listViewpoints(db, 'published_viewpoint', { id }) : [];
  if (!published) throw missing('Ce point de vue');
  return { viewpoint: published, seen: 'published_viewpoint' };
}
