import { z } from 'zod';
import { sheetContent } from '../../sheet/sheet-content.ts';

/** Texts the server has not acknowledged, kept by the browser for one person and one page. */
const draft = z.object({ base: z.int(), content: sheetContent, at: z.iso.datetime() });
export type Draft = z.infer<typeof draft>;

const keyOf = (address: string, personId: string) => `carreau:${address}:${personId}`;

export function keepDraft(address: string, personId: string, kept: Omit<Draft, 'at'>): void {
  try {
    localStorage.setItem(keyOf(address, personId), JSON.stringify({ ...kept, at: new Date().toISOString() }));
  } catch {
    // A browser that keeps nothing (private window, full disk) still saves to the server.
  }
}

export function readDraft(address: string, personId: string): Draft | undefined {
  try {
    const parsed = draft.safeParse(JSON.parse(localStorage.getItem(keyOf(address, personId)) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(address: string, personId: string): void {
  try {
    localStorage.removeItem(keyOf(address, personId));
  } catch {
    // Nothing was kept.
  }
}
