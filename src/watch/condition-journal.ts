import type { JournalPart } from '../identity/journal.ts';
import { audienceLabels } from './audience.ts';
import { nameCampaigns } from './campaign/named.sql.ts';
import { pressureScales } from './pressure/pressure.ts';

/** How observations, tours and pressures are told; those of a place under the place. */
export const conditionJournal: JournalPart = {
  verbs: {
    'condition.record': 'État relevé',
    'condition.correct': 'Relevé d’état corrigé',
    'condition.photo': 'Photo jointe à un relevé',
    'campaign.plan': 'Campagne de visites créée',
    'campaign.change': 'Campagne de visites modifiée',
    'campaign.list': 'Liste à visiter modifiée',
    'pressure.assess': 'Pression évaluée',
    'pressure.end': 'Pression dite terminée',
  },
  kinds: { campaign: { label: 'Campagnes de visites', name: nameCampaigns } },
  fields: {
    level: 'état',
    observedOn: 'observé le',
    audience: 'visible par',
    takenOn: 'prise le',
    factor: 'facteur',
    assessedOn: 'évalué le',
    trend: 'tendance',
    closed: 'close',
  },
  values: { audience: audienceLabels, trend: pressureScales.trend.degrees },
};
