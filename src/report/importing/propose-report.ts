import { readText } from '../../check/prose/check-text.ts';
import type { SourceText } from '../../check/source/source-text.ts';
import { type ReportType, sheetKindOf } from '../report-type.ts';
import { cutBlocks } from './cut-blocks.ts';
import { type CutSheet, cutSheets } from './cut-sheets.ts';
import { flowOf } from './flow.ts';
import { headingsOf, type ReadHeading } from './headings.ts';
import { linesIn } from './lines.ts';
import { proposeCommitments } from './propose-commitments.ts';
import { proposeFigures } from './propose-figures.ts';
import { proposeTexts } from './propose-texts.ts';
import type { ProposedReport, ProposedSheet } from './proposed-report.ts';

/** Reads an old report of a type for what a person may take over from it; `year` is the year it reports on. */
export function proposeReport(source: SourceText, type: ReportType, year: number): ProposedReport {
  const readHeading = headingsOf(type, year);
  const isCompound = compoundsOf(source.text);
  const sheets = cutSheets(linesIn(source), type, readHeading);
  return { sheets: sheets.map((sheet) => proposeSheet(sheet, { type, year, readHeading, isCompound })) };
}

interface Reading {
  type: ReportType;
  year: number;
  readHeading: ReadHeading;
  isCompound: (word: string) => boolean;
}

function proposeSheet(sheet: CutSheet, { type, year, readHeading, isCompound }: Reading): ProposedSheet {
  const { section, code, title, page, start, end } = sheet;
  const kind = sheetKindOf(type, type.sections.find((each) => each.code === section)?.sheetKind ?? '');
  const parts = cutBlocks(sheet.lines, type, readHeading);
  const flow = flowOf(parts, isCompound);
  const read = readText(flow.text, year);
  return {
    section,
    code,
    title,
    page,
    start,
    end,
    texts: proposeTexts(flow, parts, kind),
    figures: proposeFigures(flow, read.mentions, parts, year),
    commitments: proposeCommitments(flow, read, parts, year),
  };
}

/** Whether a document writes a word with its hyphen within a line: then a line that ends after the hyphen cut no word. */
function compoundsOf(text: string): (word: string) => boolean {
  const compounds = new Set([...text.matchAll(/\p{L}+-\p{L}+/gu)].map(([word]) => word.toLowerCase()));
  return (word) => compounds.has(word.toLowerCase());
}
