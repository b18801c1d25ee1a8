import type { ConflictView } from '../../conflict-view.ts';
import type { SheetContent } from '../../sheet/sheet-content.ts';

/** Texts that somebody writes, of a sheet or of an edition as a whole. */
export interface Writing {
  /** Address of the page: texts are saved, and figures searched for, below it. */
  address: string;
  /** Who writes, so that drafts kept by the browser are theirs. */
  personId: string;
  version: number;
  content: SheetContent;
  fields: { code: string; label: string }[];
  /** How each figure quoted by a text is read, by its key. */
  printed: Record<string, string>;
  conflicts: ConflictView[];
  writable: boolean;
}
