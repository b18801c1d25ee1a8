import type { Db } from '../kernel/db/index.ts';
import type { IndicatorRow } from './indicator.sql.ts';

/** Indicators that a plan sets a target for, or that one of its published actions is followed by. */
export const listIndicatorsOfPlan = (db: Db, planId: string): Promise<IndicatorRow[]> =>
  db
    .selectFrom('indicator')
    .selectAll()
    .where('archivedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('target')
            .select('target.id')
            .whereRef('target.indicatorId', '=', 'indicator.id')
            .where('target.planId', '=', planId),
        ),
        eb.exists(
          eb
            .selectFrom('actionIndicator')
            .innerJoin('actionPlan', 'actionPlan.actionId', 'actionIndicator.actionId')
            .innerJoin('publishedAction', 'publishedAction.id', 'actionIndicator.actionId')
            .select('actionIndicator.actionId')
            .whereRef('actionIndicator.indicatorId', '=', 'indicator.id')
            .where('actionPlan.planId', '=', planId),
        ),
      ]),
    )
    .orderBy('label')
    .execute();
