export { type CheckedFinding, type CheckedReport, checkReport } from './checking/check-edition.ts';
export { waiveFinding, waiveFindings, withdrawWaiver } from './checking/waive-finding.ts';
export type { EditionDocument } from './document.ts';
export { addSheets, removeSheets } from './edition/add-sheets.ts';
export { answerDecision } from './edition/answer-decision.ts';
export { assembleEdition } from './edition/assemble-edition.ts';
export { assignSheets } from './edition/assign-sheets.ts';
export { type EditionRow, findEdition, type ListedEdition, listEditions } from './edition/edition.sql.ts';
export { freezeEdition, moveEdition } from './edition/move-edition.ts';
export { openEdition } from './edition/open-edition.ts';
export { openErratum } from './edition/open-erratum.ts';
export { readEdition, verifyFrozenEdition } from './edition/read-edition.ts';
export { saveEditionEasyRead, saveEditionHead, saveProceedings } from './edition/save-edition.ts';
export { saveEditionTexts, settleEditionTexts } from './edition/save-edition-texts.ts';
export { type StartedImport, startReportImport } from './importing/start-report-import.ts';
export { undoReportImport } from './importing/undo-report-import.ts';
export { editionNews } from './published/edition-news.sql.ts';
export { editionIllustrations } from './published/illustrations.ts';
export { listPublished as listPublishedEditions, listPublishedSince } from './published/published.sql.ts';
export { readPublishedEdition } from './published/read-published.ts';
export { searchedEditions, searchedSheets } from './published/searched.sql.ts';
export { listReportTypes, readReportType } from './read-report-type.ts';
export {
  type EditionFormat,
  type FigureFormat,
  renderEdition,
  renderFigures,
  renderPicture,
  renderProceedings,
} from './render/index.ts';
export { renderedOnce } from './render/rendered-files.ts';
export { reportDue } from './report-due.ts';
export { reportJournal } from './report-journal.ts';
export { stateLabel } from './report-type.ts';
export { commentSheet, settleComment } from './sheet/comment-sheet.ts';
export { reviewSheet } from './sheet/review-sheet.ts';
export { saveRegisterRows, takeAllRows } from './sheet/save-register-rows.ts';
export { type SaveOutcome, saveSheet, settleConflict } from './sheet/save-sheet.ts';
export { submitSheet } from './sheet/submit-sheet.ts';
