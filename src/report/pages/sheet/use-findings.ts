import { useEffect, useState } from 'react';
import type { SheetFinding, SheetView } from '../../sheet/sheet-view.ts';
import type { SaveStatus } from '../editor/use-autosave.ts';

/** What the checks say of the sheet: asked when it opens and after each save, kept where the network fails. */
export function useFindings(view: SheetView, status: SaveStatus): SheetFinding[] | undefined {
  const [findings, setFindings] = useState<SheetFinding[]>();
  const savedAt = status.kind === 'saved' ? status.at : undefined;
  const isSaving = status.kind === 'typing' || status.kind === 'saving';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view read again, or a save, is another state to check.
  useEffect(() => {
    if (isSaving) return;
    const stop = new AbortController();
    void readFindings(view.id, stop.signal).then((read) => read && setFindings(read));
    return () => stop.abort();
  }, [view, savedAt, isSaving]);
  return findings;
}

async function readFindings(sheetId: string, signal: AbortSignal): Promise<SheetFinding[] | undefined> {
  try {
    const response = await fetch(`/travail/fiches/${sheetId}/alertes`, { signal });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
