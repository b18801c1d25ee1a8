export const editionFormats = ['pdf', 'docx', 'odt', 'html', 'json'] as const;
export type EditionFormat = (typeof editionFormats)[number];

export const figureFormats = ['csv', 'ods', 'xlsx'] as const;
export type FigureFormat = (typeof figureFormats)[number];

export const proceedingsFormats = ['docx', 'pdf'] as const;
export type ProceedingsFormat = (typeof proceedingsFormats)[number];

export const mediaTypes: Record<EditionFormat | FigureFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
