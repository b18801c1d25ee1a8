export { addSheets, removeSheets } from './add-sheets.ts';
export { assembleEdition } from './assemble-edition.ts';
export { assignSheets } from './assign-sheets.ts';
export { type CheckedFinding, type CheckedReport, checkReport } from './check-edition.ts';
export { commentSheet, settleComment } from './comment-sheet.ts';
export type { EditionDocument } from './document.ts';
export { type EditionRow, findEdition, type ListedEdition, listEditions } from './edition.sql.ts';
export { freezeEdition, moveEdition } from './move-edition.ts';
export { openEdition } from './open-edition.ts';
export { openErratum } from './open-erratum.ts';
export { readEdition, verifyFrozenEdition } from './read-edition.ts';
export { readPublishedEdition } from './read-published.ts';
export { listReportTypes, readReportType } from './read-report-type.ts';
export {
  type EditionFormat,
  type FigureFormat,
  renderEdition,
  renderFigures,
  renderProceedings,
} from './render/index.ts';
export { stateLabel } from './report-type.ts';
export { reviewSheet } from './review-sheet.ts';
export { saveEditionTexts, saveProceedings } from './save-edition.ts';
export { type SaveOutcome, saveSheet, settleConflict } from './save-sheet.ts';
export { submitSheet } from './submit-sheet.ts';
export { waiveFinding, waiveFindings, withdrawWaiver } from './waive-finding.ts';
