export type { EditionDocument } from './document.ts';
export { listReportTypes, readReportType } from './read-report-type.ts';
