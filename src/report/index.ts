export { commentSheet, settleComment } from './comment-sheet.ts';
export type { EditionDocument } from './document.ts';
export { listReportTypes, readReportType } from './read-report-type.ts';
export { type EditionFormat, type FigureFormat, renderEdition, renderFigures } from './render/index.ts';
export { reviewSheet } from './review-sheet.ts';
export { type SaveOutcome, saveSheet, settleConflict } from './save-sheet.ts';
export { submitSheet } from './submit-sheet.ts';
