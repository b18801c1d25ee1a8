import type { EditionDocument } from '../document.ts';
import type { EditionFormat, FigureFormat } from './formats.ts';
import { render } from './renderer.ts';

export type { EditionFormat, FigureFormat } from './formats.ts';

/** The whole report as a file. The same document always gives the same bytes. */
export const renderEdition = (document: EditionDocument, format: EditionFormat): Promise<Uint8Array> =>
  render({ kind: 'edition', document, format });

/** The report's figures as a spreadsheet. */
export const renderFigures = (document: EditionDocument, format: FigureFormat): Promise<Uint8Array> =>
  render({ kind: 'figures', document, format });
