export type { EditionDocument } from './document.ts';
export { listReportTypes, readReportType } from './read-report-type.ts';
export { type EditionFormat, renderEdition } from './render/index.ts';
