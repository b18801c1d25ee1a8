import type { EditionDocument } from '../document.ts';
import { type ActFacts, printAct } from './act-pieces.ts';
import { sheetsOf } from './annex-pieces.ts';
import { writeCsv } from './csv.ts';
import { writeDocx } from './docx.ts';
import { dateOf, printEdition } from './edition-pieces.ts';
import { chartsOfSheet } from './figure-charts.ts';
import { figureSheets } from './figure-sheets.ts';
import type { Act, ActFormat, DocumentFormat, EditionFormat, FigureFormat } from './formats.ts';
import { writeHtml } from './html.ts';
import { writeOds } from './ods.ts';
import { writeOdt } from './odt.ts';
import { writePdf } from './pdf.ts';
import { drawForScreen, drawPictures } from './pictures.ts';
import type { PrintedDocument } from './pieces.ts';
import { writeXlsx } from './xlsx.ts';

export type RenderTask =
  | { kind: 'edition'; document: EditionDocument; format: EditionFormat; origin: string }
  | { kind: 'figures'; document: EditionDocument; format: FigureFormat }
  | { kind: 'act'; act: Act; facts: ActFacts; format: ActFormat }
  | { kind: 'picture'; svg: string }
  | ({ kind: 'document'; printed: PrintedDocument; format: DocumentFormat } & Pictured);
/** What the pieces of a document show, by the name they bear: SVG, JPEG. */
export interface Pictured {
  charts?: Record<string, string>;
  photographs?: Record<string, Uint8Array>;
}

export type RenderRequest = { id: number; task: RenderTask };
export type RenderReply = { id: number; bytes: Uint8Array } | { id: number; error: string };

/** Makes the bytes of one file; runs in the rendering thread. */
export async function perform(task: RenderTask): Promise<Uint8Array> {
  switch (task.kind) {
    case 'edition':
      return edition(task.format === 'json' ? task.document : located(task.document, task.origin), task.format);
    case 'figures':
      return figures(task.document, task.format);
    case 'picture':
      return drawForScreen(task.svg);
    case 'document':
      return written(task.printed, task.charts ?? {}, task.format, task.photographs);
    case 'act': {
      const printed = printAct(task.act, task.facts);
      return task.format === 'pdf' ? writePdf(printed, {}) : writeDocx(printed, {});
    }
  }
}

async function written(
  printed: PrintedDocument,
  drawings: Record<string, string>,
  format: DocumentFormat,
  photographs: Record<string, Uint8Array> = {},
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return writePdf(printed, drawings, photographs);
    case 'docx':
      return writeDocx(printed, await drawPictures(drawings));
    case 'odt':
      return writeOdt(printed, await drawPictures(drawings));
  }
}

/** A file is read anywhere: its links name the installation, and there are none where that is not known. */
const located = (document: EditionDocument, origin: string): EditionDocument => ({
  ...document,
  evidence: Object.fromEntries(
    Object.entries(document.evidence).map(([key, one]) => [
      key,
      { ...one, href: `${origin}${one.href}`, open: one.open && origin !== '' },
    ]),
  ),
});

async function edition(document: EditionDocument, format: EditionFormat): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
    case 'docx':
    case 'odt':
      return written(printEdition(document), charts(document), format);
    case 'html':
      return writeHtml(printEdition(document), charts(document));
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
  }
}

/** Drawings that sheets show, by name. */
const charts = (document: EditionDocument): Record<string, string> =>
  Object.fromEntries(
    sheetsOf(document)
      .flatMap((sheet) => chartsOfSheet(sheet, document.figures))
      .map(({ id, draw }) => [id, draw()]),
  );

function figures(document: EditionDocument, format: FigureFormat): Uint8Array | Promise<Uint8Array> {
  const sheets = figureSheets(document);
  const date = dateOf(document);
  switch (format) {
    case 'csv':
      return writeCsv(sheets[0]);
    case 'ods': {
      const { title, publisher } = document.edition;
      return writeOds(sheets, { title: `${title}, chiffres`, author: publisher.name, date });
    }
    case 'xlsx':
      return writeXlsx(sheets, date);
  }
}
