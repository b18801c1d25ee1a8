import type { CheckedDocument } from '../answer/checked-document.ts';

/** A document that somebody sent, as it was checked. */
export interface HeldCheck {
  id: string;
  personId: string;
  name: string;
  year: number | null;
  content: Uint8Array;
  checked: CheckedDocument;
}

const anHour = 3_600_000;
const mostBytes = 120_000_000;

// In memory alone: a document that nobody asked to keep is written nowhere, and ends with the process.
const held = new Map<string, { check: HeldCheck; until: number }>();

/** Holds a document for an hour after it was last looked at; the oldest leave where there are too many. */
export function holdCheck(check: HeldCheck, now: number): void {
  held.delete(check.id);
  held.set(check.id, { check, until: now + anHour });
  forgetOld(now);
  setTimeout(() => forgetOld(Date.now()), anHour + 1000).unref();
}

/** The document, if it is still held and was sent by this person. */
export function findHeldCheck(id: string, personId: string | undefined, now: number): HeldCheck | undefined {
  forgetOld(now);
  const found = held.get(id)?.check;
  if (!found || found.personId !== personId) return undefined;
  holdCheck(found, now);
  return found;
}

export const forgetCheck = (id: string): boolean => held.delete(id);

/** The map keeps the order in which documents were last looked at. */
function forgetOld(now: number): void {
  let bytes = [...held.values()].reduce((sum, { check }) => sum + weightOf(check), 0);
  for (const [id, { check, until }] of held) {
    if (until > now && (bytes <= mostBytes || held.size === 1)) continue;
    held.delete(id);
    bytes -= weightOf(check);
  }
}

/** The file, and its text with what was read in it. */
const weightOf = ({ content, checked }: HeldCheck): number =>
  content.length + 2 * checked.source.text.length + 400 * checked.mentions.length;
