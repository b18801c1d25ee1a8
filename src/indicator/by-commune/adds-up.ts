import type { Aggregation } from '../aggregate.rule.ts';

interface Definition {
  territoryAggregation: Aggregation;
  formula: string | null;
  archivedAt: Date | null;
}

/** Whether an indicator's values may be typed commune by commune. */
export const addsUp = <Kind extends Definition>(
  indicator: Kind,
): indicator is Kind & { territoryAggregation: 'sum' | 'mean' } =>
  (indicator.territoryAggregation === 'sum' || indicator.territoryAggregation === 'mean') &&
  !indicator.formula &&
  !indicator.archivedAt;
