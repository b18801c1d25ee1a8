import { authorise, type Context, organisationsWhere } from '../identity/index.ts';
import { printCount } from '../kernel/french.ts';
import { readDeliveries } from './delivery/save-delivery.ts';
import { readGovernance } from './governance/read-governance.ts';
import { lookParts } from './look-parts.ts';
import type { WatchPart } from './watch-part.ts';

/** What each part of the watch holds today, for the organisations somebody works in. */
export async function readWatch(context: Context): Promise<WatchPart[]> {
  const [first] = organisationsWhere(context.actor, 'work.read');
  authorise(context.actor, 'work.read', { organisationId: first ?? '' });
  const [looks, deliveries, { bodies, decisions, today }] = await Promise.all([
    lookParts(context),
    readDeliveries(context),
    readGovernance(context),
  ]);
  const awaited = deliveries.filter(({ receivedOn }) => !receivedOn);
  return [
    ...looks,
    {
      href: '/veille/livraisons',
      label: 'Livraisons attendues',
      said: printCount(awaited.length, 'livraison attendue', 'livraisons attendues'),
      late: lateOf(awaited.filter(({ state }) => state === 'late').length),
    },
    {
      href: '/veille/instances',
      label: 'Instances',
      said: `${printCount(bodies.length, 'instance')}, ${printCount(decisions.length, 'décision à suivre', 'décisions à suivre')}`,
      late: lateOf(decisions.filter(({ dueOn }) => dueOn !== null && dueOn < today).length),
    },
  ];
}

const lateOf = (count: number): string => (count > 0 ? `${printCount(count, 'en retard', 'en retard')}` : '');
