import { breakdownSvg, chartSvg } from '../../../indicator/index.ts';
import type { PrintedFigure } from '../../../indicator/printed-figure.ts';
import { missing } from '../../../kernel/errors.ts';
import type { Finding } from '../../../kernel/finding.ts';
import { naturalOrder, wide } from '../../../kernel/french.ts';
import type { EditionDocument, SheetDocument } from '../../document.ts';
import { readReportType } from '../../read-report-type.ts';
import { evidenceOfSheet, evidenceOfText, figuresOfSheet, figuresOfText } from '../../sheet/sheet-document.ts';

/** What each page of an edition shows of its document. `base` is the edition's address: published, or its preview. */

export function editionReading(
  { edition, texts, sections, figures, evidence, seal }: EditionDocument,
  base: string,
  easyRead: string,
) {
  const quoted = [...texts.map(({ text }) => text), ...sections.flatMap(({ intro }) => intro ?? [])];
  return {
    base,
    edition,
    easyRead,
    frozenAt: seal?.frozenAt ?? null,
    sha256: seal?.sha256 ?? null,
    texts: texts.filter(({ text }) => text.content.length > 0),
    // The list needs names alone; a sheet's own page carries its content.
    sections: sections.map((section) => ({
      ...section,
      sheets: section.sheets.map((sheet) => ({ ...sheet, keyFigures: [], blocks: [] })),
    })),
    figures: among(figures, quoted.flatMap(figuresOfText)),
    evidence: among(evidence, quoted.flatMap(evidenceOfText)),
    figureCount: Object.keys(figures).length,
    proceedings: readReportType(edition.reportType).proceedings,
  };
}

/** `commitments`: where those of a published sheet are read and answered, by their sentence. */
export function sheetReading(
  document: EditionDocument,
  base: string,
  code: string,
  commitments: Record<string, string> = {},
) {
  const places = document.sections.flatMap((section) => section.sheets.map((sheet) => ({ section, sheet })));
  const index = places.findIndex(({ sheet }) => sheet.code === code);
  const place = places[index];
  if (!place) throw missing('Cette fiche');
  return {
    ...{ base, commitments },
    title: document.edition.title,
    section: [place.section.number, place.section.label].filter(Boolean).join(' · '),
    sheet: place.sheet,
    figures: among(document.figures, figuresOfSheet(place.sheet)),
    evidence: among(document.evidence, evidenceOfSheet(place.sheet)),
    previous: nameOf(places[index - 1]?.sheet),
    next: nameOf(places[index + 1]?.sheet),
  };
}

const nameOf = (sheet: SheetDocument | undefined) => (sheet ? { code: sheet.code, title: sheet.title } : null);

export function figureReading({ edition, sections, figures, waivers }: EditionDocument, base: string, key: string) {
  const figure = figures[key];
  if (!figure) throw missing('Ce chiffre');
  const citing = sections.flatMap(({ sheets }) => sheets).filter((sheet) => figuresOfSheet(sheet).includes(key));
  return {
    base,
    title: edition.title,
    figure,
    charts: {
      series: chartSvg(figure),
      breakdowns: figure.breakdowns.map((breakdown) => breakdownSvg(breakdown)),
      shared: null,
    },
    sheets: citing.map(({ code, title }) => ({ code, title })),
    waivers: waivers.filter(({ finding }) => concerns(finding, figure)),
  };
}

/** Findings are copied into a frozen edition as sentences, which name a figure by its code or by its label. */
function concerns({ sentence, place }: Finding, { code, label }: PrintedFigure): boolean {
  const words = `${place.label ?? ''} ${sentence}`;
  return words.split(/[^\p{L}\d-]+/u).includes(code) || words.includes(`«${wide}${label}${wide}»`);
}

export function annexesReading({ edition, checklist, waivers, changes, ...document }: EditionDocument, base: string) {
  const figures = Object.values(document.figures)
    .sort((a, b) => naturalOrder(a.key, b.key))
    .map(({ key, code, label, periodLabel, printed, definition, source }) => {
      return { key, code, label, periodLabel, printed, definition, source };
    });
  return { base, title: edition.title, checklist, waivers, changes, figures };
}

const among = <T>(all: Record<string, T>, keys: string[]): Record<string, T> =>
  Object.fromEntries(keys.flatMap((key) => (all[key] ? [[key, all[key]]] : [])));
