import { type Context, may } from '../identity/index.ts';
import type { Db } from '../kernel/db/index.ts';
import { missing } from '../kernel/errors.ts';
import { isId } from '../kernel/identifier.ts';
import { type Audience, audiencesOf } from './audience.ts';
import { findWatchedSite, type WatchedSite } from './watched-site.sql.ts';

/** The place that a use case writes about. */
export async function watchedSite(db: Db, id: string): Promise<WatchedSite> {
  const site = isId(id) ? await findWatchedSite(db, id) : undefined;
  if (!site) throw missing('Ce site');
  return site;
}

/** The place as who asks may see it, and what may be read of its watch; null: through the published views alone. */
export async function seenSite(
  { db, actor }: Context,
  id: string,
): Promise<{ site: WatchedSite; audiences: Audience[] | null }> {
  const site = await watchedSite(db, id);
  const audiences = audiencesOf(actor, site);
  if (!audiences && !site.published) throw missing('Ce site');
  return { site, audiences };
}

export const mayRecord = (context: Context, site: WatchedSite): boolean => may(context.actor, 'condition.record', site);
