import type { JournalPart } from '../identity/journal.ts';
import { countingOf } from './counting/count-now.ts';
import { tellCounting } from './counting/counting.ts';
import { offered, sourceNamed } from './counting/sources.ts';
import { aggregationLabels, directionLabels, frequencyLabels, kindLabels } from './indicator.ts';
import { nameIndicators } from './named.sql.ts';
import { units } from './unit.ts';

/** A definition as it is read: what it counts in words. */
const defined = (state: object): object => {
  const counting = countingOf({ counting: (state as { counting?: unknown }).counting ?? null });
  return { ...state, counting: counting && tellCounting(counting, offered(sourceNamed(counting.source))) };
};

export const indicatorJournal: JournalPart = {
  verbs: {
    'breakdown.declare': 'Répartition déclarée',
    'indicator.archive': 'Indicateur archivé',
    'indicator.define': 'Indicateur défini',
    'indicator.restore': 'Indicateur repris',
    'target.set': 'Cible fixée',
    'value.count': 'Valeur comptée dans le registre',
    'value.record': 'Valeur saisie',
    'value.validate': 'Valeur validée',
  },
  kinds: { indicator: { label: 'Indicateurs et valeurs', name: nameIndicators } },
  fields: {
    code: 'code',
    label: 'libellé',
    definition: 'définition',
    easyRead: 'en bref, facile à lire',
    unit: 'unité',
    counted: 'ce qui est compté',
    decimals: 'décimales',
    taxBasis: 'taxes',
    direction: 'sens souhaité',
    formula: 'formule',
    counting: 'comptage',
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
  readers: { 'indicator.define': defined },
};
