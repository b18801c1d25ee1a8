import { authorise, type Context, organisationsWhere } from '../identity/index.ts';
import { printCount } from '../kernel/french.ts';
import { readDeliveries } from './delivery/save-delivery.ts';
import { isOpenFile } from './endangered/endangered.ts';
import { readBoard } from './endangered/save-endangered.ts';
import { readGovernance } from './governance/read-governance.ts';
import { lookParts } from './look-parts.ts';
import { readProjects } from './project/read-project.ts';
import type { WatchPart } from './watch-part.ts';

/** What each part of the watch holds today, for the organisations somebody works in. */
export async function readWatch(context: Context): Promise<WatchPart[]> {
  const [first] = organisationsWhere(context.actor, 'work.read');
  authorise(context.actor, 'work.read', { organisationId: first ?? '' });
  const [looks, projects, { files }, deliveries, { bodies, decisions, today }] = await Promise.all([
    lookParts(context),
    readProjects(context),
    readBoard(context),
    readDeliveries(context),
    readGovernance(context),
  ]);
  const awaited = deliveries.filter(({ receivedOn }) => !receivedOn);
  const open = projects.filter((project) => project.open);
  const advised = open.filter(({ nextDueOn }) => nextDueOn !== null && nextDueOn < today);
  const endangered = files.filter(isOpenFile);
  return [
    ...looks,
    {
      href: '/veille/projets',
      label: 'Projets',
      said: printCount(open.length, 'projet en cours', 'projets en cours'),
      late: advised.length > 0 ? `avis en retard sur ${printCount(advised.length, 'projet')}` : '',
    },
    {
      href: '/veille/en-peril',
      label: 'En péril',
      said: printCount(endangered.length, 'dossier ouvert', 'dossiers ouverts'),
      late: lateOf(endangered.filter(({ nextOn }) => nextOn !== null && nextOn < today).length),
    },
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
