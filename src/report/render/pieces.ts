/**
 * A document as a run of pieces: what every writer (PDF, DOCX, ODT, HTML) can draw. Made once from an edition
 * or from an assembly's proceedings, so that all formats say the same thing in the same order.
 */
export type Piece =
  | CoverPiece
  | { kind: 'contents' }
  | PartPiece
  | SheetPiece
  | { kind: 'heading'; level: number; text: string; anchor?: string }
  | { kind: 'paragraph'; runs: Run[]; style?: 'lead' | 'note' | 'formal' | 'right' | 'strong' }
  | { kind: 'list'; ordered: boolean; items: Run[][] }
  | { kind: 'terms'; terms: { term: string; text: string }[] }
  | ChartPiece
  | PhotographsPiece
  | TablePiece
  | { kind: 'outcomes'; outcomes: { sentence: string; label: string; explanation: string }[] }
  | { kind: 'index'; entries: { label: string; sheets: { code: string; title: string }[] }[] };

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  href?: string;
  /** Key of the figure this text prints. */
  figure?: string;
  /** What the text before rests on, at the foot of the page. */
  note?: Run[];
  /** A line break after the text. */
  break?: boolean;
}

export interface CoverPiece {
  kind: 'cover';
  publisher: string;
  title: string;
  year: string;
  state: string;
  note: string;
}

/** A part of the report. A divider fills a page and lists the part's sheets. */
export interface PartPiece {
  kind: 'part';
  level: 1 | 2;
  number: string;
  title: string;
  divider: boolean;
  newPage: boolean;
  content: Piece[];
  sheets: { code: string; title: string }[];
}

export interface SheetPiece {
  kind: 'sheet';
  level: number;
  code: string;
  label: string;
  title: string;
  subtitle: string;
  service: string;
  tags: string[];
  newPage: boolean;
  /** Set a little tighter, to hold on its page. */
  tight: boolean;
  bandLabel: string;
  band: BandCell[];
  charts: ChartPiece[];
  main: Piece[];
  /** What stands beside the text where there is room: partners, places, money. */
  side: Piece[];
}

export interface ChartPiece {
  kind: 'chart';
  /** Names the drawing among those given to the writer. */
  id: string;
  label: string;
  alternative: string;
  /** In print, in mm. */
  height: number;
}

/** Photographs two by two, each over what is to be known of it. */
export interface PhotographsPiece {
  kind: 'photographs';
  photographs: {
    /** Names its file among those given to the writer. */
    id: string;
    alternative: string;
    /** Higher than wide: it is given less width. */
    upright: boolean;
    title: string;
    /** Day, author, rights. */
    notes: string[];
  }[];
}

export interface BandCell {
  figure: string;
  label: string;
  printed: string;
  notes: string[];
}

export interface TablePiece {
  kind: 'table';
  caption: string;
  columns: { label: string; numeric?: boolean; width?: number }[];
  rows: Run[][][];
  /** Set across the page where a sheet has nothing beside its text. */
  wide?: boolean;
}

/** A whole document for a writer. */
export interface PrintedDocument {
  title: string;
  author: string;
  subject: string;
  /** ISO instant; the same document always bears the same one, so that its bytes are the same. */
  date: string;
  footer: string;
  pieces: Piece[];
}

export const plain = (text: string): Run[] => [{ text }];
export const paragraph = (text: string): Piece => ({ kind: 'paragraph', runs: plain(text) });

/** The table without the columns in which nothing is said. */
export function withoutEmptyColumns(table: TablePiece): TablePiece {
  const said = table.columns.map((_, index) => table.rows.some((row) => row[index]?.some((run) => run.text !== '')));
  return {
    ...table,
    columns: table.columns.filter((_, index) => said[index]),
    rows: table.rows.map((row) => row.filter((_, index) => said[index])),
  };
}
