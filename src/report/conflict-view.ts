import { printInstant } from '../kernel/french.ts';
import { emptyText, type RichText } from './rich-text.ts';
import { changedBlocks, isEmptyText, type SheetContent } from './sheet/sheet-content.ts';

/** Texts that somebody typed from an outdated version, beside those in force. */
export interface ConflictView {
  revisionId: string;
  person: string;
  mine: boolean;
  savedAt: string;
  inForceBy: string | null;
  /** Only those that differ. */
  texts: { code: string; label: string; aside: RichText; inForce: RichText }[];
}

interface Aside {
  id: string;
  content: SheetContent;
  savedBy: string;
  personName: string;
  savedAt: Date;
}

interface Reading {
  content: SheetContent;
  fields: { code: string; label: string }[];
  inForceBy: string | undefined;
  readerId: string | undefined;
}

export function conflictView(aside: Aside, { content, fields, inForceBy, readerId }: Reading): ConflictView {
  const differing = changedBlocks(content, { ...content, ...aside.content });
  return {
    revisionId: aside.id,
    person: aside.personName,
    mine: aside.savedBy === readerId,
    savedAt: printInstant(aside.savedAt),
    inForceBy: inForceBy ?? null,
    texts: fields
      .filter(({ code }) => differing.includes(code))
      .map(({ code, label }) => ({
        code,
        label,
        aside: aside.content[code] ?? emptyText,
        inForce: content[code] ?? emptyText,
      })),
  };
}

/** What was typed beside the texts in force. */
export const textsAside = (conflicts: ConflictView[]): RichText[] =>
  conflicts.flatMap(({ texts }) => texts.map(({ aside }) => aside));

/** The texts chosen to end a conflict: for each, the one kept aside, the one in force, or both one after the other. */
export function settledTexts({ texts }: ConflictView, choiceOf: (code: string) => unknown): SheetContent {
  return Object.fromEntries(
    texts.flatMap(({ code, aside, inForce }) => {
      const choice = choiceOf(code);
      if (choice === 'aside') return [[code, aside]];
      const added = isEmptyText(aside) ? [] : aside.content;
      return choice === 'both' ? [[code, { ...inForce, content: [...inForce.content, ...added] }]] : [];
    }),
  );
}
