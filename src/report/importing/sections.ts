import type { ReportType } from '../report-type.ts';
import type { Line } from './lines.ts';
import { beginsWith, likeness, wordsOf } from './words.ts';

export interface NumberedSection {
  code: string;
  label: string;
  /** Words of "1re commission". */
  number: string[];
  hasSheets: boolean;
}

/** The sections of a report type that have a number, in their order. */
export const numberedSections = (type: ReportType): NumberedSection[] =>
  type.sections
    .map(({ code, label, number, sheetKind }) => ({
      code,
      label,
      number: wordsOf(number),
      hasSheets: sheetKind !== undefined,
    }))
    .filter(({ number }) => number.length > 0);

/** The section that a line names, by its number and most of its words. */
export function sectionsOf(type: ReportType): (line: Pick<Line, 'text' | 'words'>) => NumberedSection | undefined {
  const sections = numberedSections(type);
  return ({ text, words }) =>
    sections.find(
      ({ number, label }) => beginsWith(words, number) && text.length < 200 && likeness(label, text) >= 0.5,
    );
}
