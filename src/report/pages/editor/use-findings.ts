import { useEffect, useState } from 'react';
import type { SheetFinding } from '../../sheet/sheet-view.ts';
import type { SaveStatus } from './use-autosave.ts';
import type { Writing } from './writing.ts';

/** What the checks say of texts: asked when their page opens and after each save, kept where the network fails. */
export function useFindings(
  { address, content }: Pick<Writing, 'address' | 'content'>,
  status: SaveStatus,
): SheetFinding[] | undefined {
  const [findings, setFindings] = useState<SheetFinding[]>();
  const savedAt = status.kind === 'saved' ? status.at : undefined;
  const isSaving = status.kind === 'typing' || status.kind === 'saving';
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts read again, or a save, are another state to check.
  useEffect(() => {
    if (isSaving) return;
    const stop = new AbortController();
    void readFindings(address, stop.signal).then((read) => read && setFindings(read));
    return () => stop.abort();
  }, [address, content, savedAt, isSaving]);
  return findings;
}

async function readFindings(address: string, signal: AbortSignal): Promise<SheetFinding[] | undefined> {
  try {
    const response = await fetch(`${address}/alertes`, { signal });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
