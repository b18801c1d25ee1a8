import type { EditionDocument } from '../document.ts';
import type { Proceedings } from '../edition/proceedings.ts';
import { readReportType } from '../read-report-type.ts';
import type { Act, ActFormat, DocumentFormat, EditionFormat, FigureFormat } from './formats.ts';
import type { PrintedDocument } from './pieces.ts';
import type { Pictured } from './render-task.ts';
import { render } from './renderer.ts';

export type { Act, ActFormat, EditionFormat, FigureFormat } from './formats.ts';

/** The whole report as a file, its links to the register below `origin`. The same document always gives the same bytes. */
export const renderEdition = (document: EditionDocument, format: EditionFormat, origin = ''): Promise<Uint8Array> =>
  render({ kind: 'edition', document, format, origin });

/** The report's figures as a spreadsheet. */
export const renderFigures = (document: EditionDocument, format: FigureFormat): Promise<Uint8Array> =>
  render({ kind: 'figures', document, format });

/** The President's report or the délibération; facts not known yet are left blank for the pen. */
export const renderProceedings = (
  document: EditionDocument,
  proceedings: Proceedings,
  act: Act,
  format: ActFormat,
): Promise<Uint8Array> => {
  const authority = readReportType(document.edition.reportType).legalChecklist ?? 'epci';
  return render({ kind: 'act', act, facts: { document, proceedings, authority }, format });
};

/**
 * A document that is no edition, already in pieces: minutes of a meeting, the file of a place. The same pieces and pictures
 * always give the same bytes.
 */
export const renderDocument = (
  printed: PrintedDocument,
  format: DocumentFormat,
  pictured: Pictured = {},
): Promise<Uint8Array> => render({ kind: 'document', printed, format, ...pictured });

/** A drawing as a PNG, sharp on a screen. */
export const renderPicture = (svg: string): Promise<Uint8Array> => render({ kind: 'picture', svg });
