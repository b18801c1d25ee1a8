export const editionFormats = ['pdf', 'docx', 'odt', 'html', 'json'] as const;
export type EditionFormat = (typeof editionFormats)[number];

export const figureFormats = ['csv', 'ods', 'xlsx'] as const;
export type FigureFormat = (typeof figureFormats)[number];

/** Of a document that is no edition: minutes, a file. */
export type DocumentFormat = 'pdf' | 'docx' | 'odt';

/** What is made for the assembly: the President's report that presents the edition, the délibération that attests it. */
export const acts = ['rapport-president', 'deliberation'] as const;
export type Act = (typeof acts)[number];
const actFormats = ['docx', 'pdf'] as const;
export type ActFormat = (typeof actFormats)[number];

/** A file that can be downloaded: "pdf", "xlsx", "deliberation.docx". */
export type DownloadName = { suffix: string } & (
  | { kind: 'edition'; format: EditionFormat }
  | { kind: 'figures'; format: FigureFormat }
  | { kind: 'proceedings'; act: Act; format: ActFormat }
);

export function readDownloadName(name: string): DownloadName | undefined {
  const edition = editionFormats.find((format) => format === name);
  if (edition) return { kind: 'edition', format: edition, suffix: '' };
  const figures = figureFormats.find((format) => format === name);
  if (figures) return { kind: 'figures', format: figures, suffix: '' };
  const [actName, ending] = name.split('.');
  const act = acts.find((each) => each === actName);
  const format = actFormats.find((each) => each === ending);
  return act && format ? { kind: 'proceedings', act, format, suffix: act } : undefined;
}

const mediaTypes: Record<EditionFormat | FigureFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const mediaTypeOf = (format: EditionFormat | FigureFormat): string => mediaTypes[format];
