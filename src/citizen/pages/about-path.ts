import type { MessageKind } from '../message.ts';

/** The page of what something sent is about. */
export function aboutPath({ kind, aboutId }: { kind: MessageKind; aboutId: string | null }): string | null {
  if (!aboutId) return null;
  return kind === 'photograph' ? `/photographies/${aboutId}` : `/engagements/${aboutId}`;
}
