import { authorise, type Context, organisationsWhere } from '../identity/index.ts';
import { todayOf } from '../kernel/day.ts';
import { visitsDue } from './campaign/read-campaigns.ts';
import type { Due } from './deadline/due.ts';
import { deliveriesDue } from './delivery/save-delivery.ts';
import { endangeredDue } from './endangered/save-endangered.ts';
import { governanceDue } from './governance/read-governance.ts';
import { adviceFallingDue } from './project/read-project.ts';

/** All that the watch itself expects from the organisations somebody works in. */
export async function watchDue(context: Context): Promise<Due[]> {
  const ids = organisationsWhere(context.actor, 'work.read');
  authorise(context.actor, 'work.read', { organisationId: ids[0] ?? '' });
  const { db } = context;
  const found = await Promise.all([
    adviceFallingDue(db, ids),
    deliveriesDue(db, ids),
    governanceDue(db, ids, todayOf(context.effects)),
    endangeredDue(db, ids),
    visitsDue(db, ids),
  ]);
  return found.flat();
}
