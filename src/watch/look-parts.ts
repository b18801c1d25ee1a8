import type { Context } from '../identity/index.ts';
import { printCount } from '../kernel/french.ts';
import { readCampaigns } from './campaign/read-campaigns.ts';
import { readCompleteness } from './completeness/read-completeness.ts';
import { readSpread } from './pressure/read-pressures.ts';
import type { WatchPart } from './watch-part.ts';

const recentYears = 5;

/** What is looked at on the ground: tours, pressures, what is not known. */
export async function lookParts(context: Context): Promise<WatchPart[]> {
  const [campaigns, groups, { elements, counts }] = await Promise.all([
    readCampaigns(context),
    readSpread(context),
    readCompleteness(context, { years: recentYears, lack: null, page: 1 }),
  ]);
  const open = campaigns.filter(({ closed }) => !closed);
  const factors = groups.flatMap((group) => group.factors);
  return [
    {
      href: '/veille/campagnes',
      label: 'Campagnes de visites',
      said: printCount(open.length, 'campagne ouverte', 'campagnes ouvertes'),
      late: '',
    },
    {
      href: '/veille/pressions',
      label: 'Pressions',
      said: `${printCount(factors.length, 'facteur')} de l’UNESCO en cause`,
      late: '',
    },
    {
      href: '/veille/completude',
      label: 'Ce qui manque',
      said: `${printCount(counts.observation, 'élément')} sur ${elements} non vus depuis ${recentYears}\u00a0ans`,
      late: '',
    },
  ];
}
