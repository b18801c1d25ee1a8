import type { Db } from '../kernel/db/index.ts';
import { typeset } from '../kernel/typeset.ts';
import { standingOfFigure } from './figure-standing.ts';
import type { IndicatorRow } from './indicator.sql.ts';
import { listIndicatorsOfPlan } from './plan-figures.sql.ts';
import { printFigures } from './print-figures.ts';
import { figureKey, type PrintedFigure } from './printed-figure.ts';
import type { Standing } from './standing.rule.ts';

/** A figure that a plan means to move, as visitors read it. */
export interface PlanFigure {
  indicatorId: string;
  label: string;
  printed: string;
  periodLabel: string;
  /** How it changed since the value before: "+ 3,2 %". */
  change: string | null;
  target: PrintedFigure['target'];
  standing: Standing;
}

/** The last validated figure of each indicator of a plan, against its trajectory; those without a value are left out. */
export async function readPlanFigures(db: Db, planId: string): Promise<PlanFigure[]> {
  const rows = await listIndicatorsOfPlan(db, planId);
  const byPublisher = Map.groupBy(rows, ({ organisationId }) => organisationId);
  const figures: PlanFigure[] = [];
  for (const [organisationId, own] of byPublisher) {
    const wanted = own.map(({ code }) => ({ organisationId, code, period: 'latest' }));
    const printed = await printFigures(db, wanted, { published: true });
    for (const row of own) {
      const figure = printed.get(figureKey(row.code, 'latest'));
      if (figure) figures.push(lineOf(row, figure));
    }
  }
  return figures;
}

function lineOf(row: IndicatorRow, figure: PrintedFigure): PlanFigure {
  return {
    indicatorId: row.id,
    label: typeset(figure.label),
    printed: figure.printed,
    periodLabel: figure.periodLabel,
    change: figure.previous?.change ?? null,
    target: figure.target,
    standing: standingOfFigure(figure),
  };
}
