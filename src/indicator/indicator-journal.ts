import type { JournalPart } from '../identity/journal.ts';
import { aggregationLabels, directionLabels, frequencyLabels, kindLabels } from './indicator.ts';
import { nameIndicators } from './named.sql.ts';
import { units } from './unit.ts';

export const indicatorJournal: JournalPart = {
  verbs: {
    'breakdown.declare': 'Répartition déclarée',
    'indicator.archive': 'Indicateur archivé',
    'indicator.define': 'Indicateur défini',
    'indicator.restore': 'Indicateur repris',
    'target.set': 'Cible fixée',
    'value.record': 'Valeur saisie',
    'value.validate': 'Valeur validée',
  },
  kinds: { indicator: { label: 'Indicateurs et valeurs', name: nameIndicators } },
  fields: {
    code: 'code',
    label: 'libellé',
    definition: 'définition',
    unit: 'unité',
    counted: 'ce qui est compté',
    decimals: 'décimales',
    taxBasis: 'taxes',
    direction: 'sens souhaité',
    formula: 'formule',
    frequency: 'fréquence',
    territoryAggregation: 'sur plusieurs territoires',
    timeAggregation: 'sur plusieurs périodes',
    year: 'année',
    period: 'période',
    periods: 'périodes',
    value: 'valeur',
    commune: 'commune',
    baseline: 'référence',
    parts: 'parties',
    source: 'source',
    method: 'méthode',
  },
  values: {
    direction: directionLabels,
    frequency: frequencyLabels,
    kind: kindLabels,
    territoryAggregation: aggregationLabels,
    timeAggregation: aggregationLabels,
    unit: Object.fromEntries([...units.values()].map(({ code, name }) => [code, name])),
  },
};
