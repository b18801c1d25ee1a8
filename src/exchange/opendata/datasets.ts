import { missing } from '../../kernel/errors.ts';
import type { Dataset } from './dataset.ts';
import { actions } from './datasets/actions.sql.ts';
import { commitments } from './datasets/commitments.sql.ts';
import { condition } from './datasets/condition.sql.ts';
import { indicators } from './datasets/indicators.sql.ts';
import { plans } from './datasets/plans.sql.ts';
import { records } from './datasets/records.sql.ts';
import { scores } from './datasets/scores.sql.ts';
import { sites } from './datasets/sites.sql.ts';
import { values } from './datasets/values.sql.ts';

/** All that is given out as tables, in the order of the page: a dataset that is not here is nowhere. */
export const datasets: readonly Dataset[] = [
  indicators,
  values,
  plans,
  actions,
  commitments,
  sites,
  condition,
  records,
  scores,
];

export function findDataset(name: string | undefined): Dataset {
  const dataset = datasets.find((each) => each.name === name);
  if (!dataset) throw missing('Ce jeu de données');
  return dataset;
}
