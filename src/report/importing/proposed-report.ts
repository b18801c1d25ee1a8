import type { Qualifier, TaxBasis } from '../../indicator/figure.ts';
import type { Decimal } from '../../kernel/decimal.ts';

/** Where something stands in a document: page counted from 1, offsets in `SourceText.text`, the end left out. */
export interface Place {
  page: number;
  start: number;
  end: number;
}

/** What an old report seems to hold. Nothing of it enters without a person. */
export interface ProposedReport {
  /** In the order of the document. */
  sheets: ProposedSheet[];
}

export interface ProposedSheet extends Place {
  /** Code of the report type's section it belongs to; null where the document does not say. */
  section: string | null;
  /** As the document numbers it, "3.2", else the number of its section and a letter, "1A"; null where neither is. */
  code: string | null;
  title: string;
  texts: ProposedText[];
  figures: ProposedFigure[];
  commitments: ProposedCommitment[];
}

export interface ProposedText extends Place {
  /** Code of a text block of the report type. */
  section: string;
  /** Its paragraphs, lines joined, an empty line between two of them. */
  text: string;
}

export const figureNatures = ['realisation', 'target', 'context', 'previous'] as const;
/** What a figure tells of its year: done, aimed at, of the territory, or the value of an earlier year told beside it. */
export type FigureNature = (typeof figureNatures)[number];

export interface ProposedFigure extends Place {
  /** What it measures, in words of the document. */
  label: string;
  /** Number, scale and unit, as printed. */
  printed: string;
  /** In `unit`, the scale applied: "6800000" and "€" for "6,8 M€". */
  value: Decimal;
  decimals: number;
  qualifier: Qualifier;
  /** Label of the dictionary of units ("€", "ha", "%"), else the name of what is counted ("logements"). */
  unit: string | null;
  basis: TaxBasis | null;
  /** Code of kernel/period; null where the document names none: then its own year. */
  period: string | null;
  nature: FigureNature;
}

export interface ProposedCommitment extends Place {
  sentence: string;
  dueYear: number | null;
}
