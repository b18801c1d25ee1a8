export { readCommuneGrid } from './by-commune/read-commune-grid.ts';
export { type CommuneRefusal, recordByCommune } from './by-commune/record-by-commune.ts';
export {
  listIndicatorPublishers,
  listIndicators,
  listPlanNames,
} from './catalogue.sql.ts';
export { breakdownSvg, chartSvg } from './chart.ts';
export { countFirst } from './counting/count-first.ts';
export { countIndicator } from './counting/count-indicator.ts';
export { countingOf } from './counting/count-now.ts';
export { findModel, listModels } from './counting/models.ts';
export { type ReadCounting, readCounting, rowsPage } from './counting/read-counting.ts';
export { readSiteCounts, type SiteCount } from './counting/read-site-counts.ts';
export { recounting, recountOpen } from './counting/recount-open.ts';
export { listOfferedSources } from './counting/sources.ts';
export { declareBreakdown } from './declare-breakdown.ts';
export { archive as archiveIndicator, defineIndicator, defineIndicators, writeIndicators } from './define-indicator.ts';
export { breakdownPath, illustrateBreakdown, illustrateSeries } from './illustrate-figure.ts';
export { figureIllustrations } from './illustrations.ts';
export { indicatorJournal } from './indicator-journal.ts';
export { labelFigures } from './named.sql.ts';
export { type OfferedValues, offerValues } from './offer-values.ts';
export {
  type BriefFigure,
  type PrintOptions,
  printFigures,
  printLatest,
  printQuantities,
  type WantedFigure,
} from './print-figures.ts';
export { type CommuneFigureLine, printInCommunes } from './print-in-communes.ts';
export { type ComputedValue, readComputedValues } from './read-computed-values.ts';
export { type FigureAt, readFiguresAt } from './read-figures-at.ts';
export { readIndicatorPage } from './read-indicator-page.ts';
export { type PlanFigure, readPlanFigures } from './read-plan-figures.ts';
export { type Recorded, recordValues, writeValues } from './record-values.ts';
export { type FoundIndicator, searchIndicators } from './search-indicators.ts';
export { searchedIndicators } from './searched.sql.ts';
export { setTargets, writeExpected } from './set-targets.ts';
export { validateValues } from './validate-values.ts';
