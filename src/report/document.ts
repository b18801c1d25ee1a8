import type { PrintedFigure } from '../indicator/printed-figure.ts';
import type { Finding } from '../kernel/finding.ts';
import type { AnnexCode } from './report-type.ts';
import type { RichText } from './rich-text.ts';

/**
 * An edition as everything prints it: page, PDF, DOCX, ODT, JSON. Plain data, complete in itself; made
 * live for a preview, copied with its hash when the edition is frozen. Writers read it and compute nothing.
 */
export interface EditionDocument {
  format: 1;
  edition: {
    id: string;
    reportType: string;
    title: string;
    year: number;
    erratum: number;
    publisher: { slug: string; name: string; shortName: string };
    /** French wording of the state, from the report type. */
    stateLabel: string;
  };
  /** Preface, synthesis… in the order of the report type. */
  texts: { code: string; label: string; place: 'start' | 'end'; text: RichText }[];
  sections: SectionDocument[];
  /** Every figure quoted anywhere, by `figureKey`. */
  figures: Record<string, PrintedFigure>;
  /** Lines of the register that it states or rests on, by their key. */
  evidence: Record<string, EvidenceDocument>;
  checklist: ChecklistItem[];
  /** Findings left standing, with who accepted them and why. */
  waivers: { finding: Finding; reason: string; person: string; at: string }[];
  /** Delivered with an erratum: what differs from the edition it corrects. */
  changes: { place: string; before: string; after: string }[];
  layout: EditionLayout;
  /** Only on a frozen edition that is read back: its hash is that of the document without this line. */
  seal?: { sha256: string; frozenAt: string };
}

/** How the report type wants the edition printed. */
export interface EditionLayout {
  oneSheetPerPage: boolean;
  annexes: { code: AnnexCode; label: string }[];
}

export interface SectionDocument {
  code: string;
  /** 2 inside the section of level 1 above it, which then has no sheet. */
  level: 1 | 2;
  /** "Pilier 1", "1ère Commission"… empty for a part without number. */
  number: string;
  label: string;
  intro: RichText | null;
  /** Before the texts of the edition. */
  leads: boolean;
  sheets: SheetDocument[];
}

export interface SheetDocument {
  id: string;
  code: string;
  kindLabel: string;
  title: string;
  subtitle: string | null;
  service: string | null;
  tags: { code: string; label: string }[];
  /** "Chiffres clés 2020". */
  keyFiguresLabel: string;
  /** Keys of the band of key figures, in order. */
  keyFigures: string[];
  blocks: BlockDocument[];
}

/** A block of a sheet, in the order of the report type; those without content are left out. */
export type BlockDocument = { code: string; label: string } & (
  | { kind: 'text'; text: RichText }
  | { kind: 'figures'; figures: string[] }
  | { kind: 'actions'; actions: ActionDocument[] }
  | { kind: 'partners'; partners: { name: string; roleLabel: string }[] }
  | { kind: 'territories'; names: string[] }
  | { kind: 'funding'; lines: { funder: string; printed: string; detail: string }[] }
  | { kind: 'commitments'; year: number; commitments: { sentence: string }[] }
  | { kind: 'outcomes'; year: number; outcomes: OutcomeDocument[] }
  | { kind: 'register'; summary: string; columns: string[]; asks: string | null; rows: RegisterRowDocument[] }
  | { kind: 'paragraph'; decision: string; number: string; text: string }
);

/** A line that the register gave, with what a person added; its day and its page are those of its evidence. */
export interface RegisterRowDocument {
  /** Of its evidence. */
  key: string;
  cells: string[];
  /** The answer to what the block asks of each line. */
  choice: string;
  note: string;
}

/** Something of the register that a statement rests on. */
export interface EvidenceDocument {
  label: string;
  /** The day it speaks of; `now` for what held when the edition was made; null where nobody knows. */
  asOf: string | null;
  /** Its page, which everybody may open or only those who work in the organisation. */
  href: string;
  open: boolean;
  /** Made up to show what pages do. */
  generated: boolean;
}

export interface ActionDocument {
  number: string;
  title: string;
  summary: string;
  stageLabel: string;
  plans: string[];
}

export interface OutcomeDocument {
  sentence: string;
  /** Undefined while nobody has answered. */
  outcomeLabel: string | undefined;
  explanation: string | undefined;
}

export interface ChecklistItem {
  code: string;
  label: string;
  /** Article of the law it comes from. */
  source: string;
  met: boolean;
  /** What was found, or what is missing, in French. */
  detail: string;
  waiver: { reason: string; person: string } | null;
}
