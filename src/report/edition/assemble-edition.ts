import { printFigures } from '../../indicator/index.ts';
import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import type { Db } from '../../kernel/db/index.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { actionsByIds } from '../../programme/index.ts';
import type { EditionDocument, SectionDocument, SheetDocument } from '../document.ts';
import { readReportType } from '../read-report-type.ts';
import { evidenceAmong, namesOf, readRegisters } from '../register/read-registers.ts';
import { introKey, type ReportType, sheetKindOf, stateLabel, textsOf } from '../report-type.ts';
import { emptyText, type RichText } from '../rich-text.ts';
import {
  evidenceOfSheet,
  evidenceOfText,
  figuresOfSheet,
  figuresOfText,
  sheetDocuments,
} from '../sheet/sheet-document.ts';
import { type EditionContent, readContent } from './content.sql.ts';
import { type EditionRow, findEdition } from './edition.sql.ts';
import { readTexts } from './edition-texts.ts';

/**
 * The edition as it stands now, in a fixed number of queries. Figures are read live; those without a value
 * are absent from `figures` and from the lists of sheets. Texts are set in French, however they were typed.
 */
export async function assembleEdition(db: Db, editionId: string): Promise<EditionDocument> {
  const edition = await findEdition(db, editionId);
  return assemble(db, edition, readTexts(edition), await readContent(db, edition.id));
}

/** The same for who shows one sheet: the others keep their name and their place, and are empty. */
export async function assembleSheet(db: Db, editionId: string, code: string): Promise<EditionDocument> {
  const edition = await findEdition(db, editionId);
  return assemble(db, edition, {}, contentOfSheet(await readContent(db, edition.id), code));
}

/** The same for who writes the texts of the edition as a whole: every sheet is empty. */
export async function assembleTexts(db: Db, editionId: string): Promise<EditionDocument> {
  const edition = await findEdition(db, editionId);
  return assemble(db, edition, readTexts(edition), contentOfSheet(await readContent(db, edition.id), ''));
}

function contentOfSheet(content: EditionContent, code: string): EditionContent {
  const { sheets, figures, actions, commitments, registerRows, paragraphs } = content;
  const shown = sheets.find((sheet) => sheet.code === code);
  const ofSheet = ({ sheetId }: { sheetId: string }) => sheetId === shown?.id;
  return {
    only: shown?.id ?? '',
    sheets: sheets.map((sheet) => (sheet === shown ? sheet : { ...sheet, content: {} })),
    figures: figures.filter(ofSheet),
    actions: actions.filter(ofSheet),
    commitments: commitments.filter(ofSheet),
    registerRows: registerRows.filter(ofSheet),
    paragraphs: paragraphs.filter(ofSheet),
  };
}

async function assemble(
  db: Db,
  edition: EditionRow,
  texts: Record<string, RichText>,
  content: EditionContent,
): Promise<EditionDocument> {
  const type = readReportType(edition.reportType);
  const actions = await actionsByIds(db, [...new Set(content.actions.map((link) => link.actionId))]);
  const registers = await readRegisters(db, edition.organisationId, registersOf(type, texts, content));
  const sheets = sheetDocuments(type, edition.year, content, { actions, registers });
  const figures = await figuresOf(db, edition.organisationId, [
    ...sheets.flatMap(({ sheet }) => figuresOfSheet(sheet)),
    ...Object.values(texts).flatMap(figuresOfText),
  ]);
  return typesetAll({
    format: 1,
    edition: headOf(edition, type),
    texts: textsOf(type, edition.year).flatMap(({ code, label, place }) => {
      const text = texts[code];
      return text && text.content.length > 0 ? [{ code, label, place, text }] : [];
    }),
    sections: sectionsOf(type, texts, sheets, figures),
    figures,
    evidence: evidenceAmong(registers, [
      ...sheets.flatMap(({ sheet }) => evidenceOfSheet(sheet)),
      ...Object.values(texts).flatMap(evidenceOfText),
    ]),
    checklist: [],
    waivers: [],
    changes: [],
    layout: { oneSheetPerPage: type.oneSheetPerPage, annexes: type.annexes },
  });
}

/** Tables of the register that shown sheets state, or that statements rest on. */
function registersOf(type: ReportType, texts: Record<string, RichText>, { sheets, only }: EditionContent) {
  const shown = sheets.filter(({ id }) => only === undefined || id === only);
  const prose = [...Object.values(texts), ...shown.flatMap(({ content }) => Object.values(content))];
  return [
    ...shown.flatMap(({ kind }) => sheetKindOf(type, kind).blocks.flatMap(({ register }) => register ?? [])),
    ...namesOf(prose.flatMap(evidenceOfText)),
  ];
}

const headOf = (edition: EditionRow, type: ReportType): EditionDocument['edition'] => ({
  id: edition.id,
  reportType: edition.reportType,
  title: edition.title,
  year: edition.year,
  erratum: edition.erratum,
  publisher: { slug: edition.publisherSlug, name: edition.publisherName, shortName: edition.publisherShortName },
  stateLabel: stateLabel(type, edition.state),
});

async function figuresOf(db: Db, organisationId: string, keys: string[]): Promise<Record<string, PrintedFigure>> {
  const wanted = [...new Set(keys)].sort().map((key) => {
    const at = key.indexOf('@');
    return { organisationId, code: key.slice(0, at), period: key.slice(at + 1) };
  });
  return Object.fromEntries(await printFigures(db, wanted));
}

/** Sections of the type that hold a sheet, or open a part of which a section does. */
function sectionsOf(
  type: ReportType,
  texts: Record<string, RichText>,
  sheets: { section: string; sheet: SheetDocument }[],
  figures: Record<string, PrintedFigure>,
): SectionDocument[] {
  const bySection = Map.groupBy(sheets, ({ section }) => section);
  const known = (key: string) => key in figures;
  const sections = type.sections.map(({ code, level, number, label, leads }) => {
    const intro = texts[introKey(code)] ?? emptyText;
    return {
      code,
      level,
      number,
      label,
      leads,
      intro: intro.content.length > 0 ? intro : null,
      sheets: (bySection.get(code) ?? []).map(({ sheet }) => withFigures(sheet, known)),
    };
  });
  return sections.filter(
    (section, index) => section.sheets.length > 0 || (section.level === 1 && opensSheets(sections.slice(index + 1))),
  );
}

function opensSheets(following: SectionDocument[]): boolean {
  const next = following.findIndex((section) => section.level === 1);
  return following.slice(0, next < 0 ? undefined : next).some((section) => section.sheets.length > 0);
}

/** Lists only figures that have a value; a block left without any goes. */
const withFigures = (sheet: SheetDocument, known: (key: string) => boolean): SheetDocument => ({
  ...sheet,
  keyFigures: sheet.keyFigures.filter(known),
  blocks: sheet.blocks
    .map((block) => (block.kind === 'figures' ? { ...block, figures: block.figures.filter(known) } : block))
    .filter((block) => block.kind !== 'figures' || block.figures.length > 0),
});
