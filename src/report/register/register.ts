import type { Context } from '../../identity/index.ts';

/** A line of the register as a report states it, and as a statement may rest on it. */
export interface RegisterRow {
  /** "pressure:…": what it is, and which. */
  key: string;
  /** In a few words, as a footnote names it. */
  told: string;
  cells: string[];
  /** The day it speaks of; `now` for what holds when it is read, such as a thing awaited; null where nobody knows. */
  asOf: string | null;
  /** Its page. */
  href: string;
  /** Whether everybody may read what it says; the rest leaves the house when a person takes it, not before. */
  open: boolean;
  /** Made up to show what pages do. */
  generated: boolean;
}

/** A table that the register fills. It is read as those who work in the organisation read it. */
export interface Register {
  label: string;
  columns: string[];
  /** Whether a statement may rest on one of its lines. */
  evidence: boolean;
  read(context: Context, organisationId: string): Promise<RegisterRow[]>;
  /** A sentence on the whole of it, such as what it covers. */
  summary?(context: Context, rows: RegisterRow[]): Promise<string>;
}

/** The latest of some days; null where none is known. */
export const latest = (days: (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;
