import { useCallback, useEffect, useRef, useState } from 'react';
import type { RichText } from '../../rich-text.ts';
import { type Draft, dropDraft, keepDraft } from './drafts.ts';
import type { Writing } from './writing.ts';

export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline' }
  | { kind: 'expired' }
  | { kind: 'refused'; sentence: string }
  | { kind: 'conflict' };

/** What the server says of a save, or the sentence of its refusal. */
type Answer =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'conflict'; version: number }
  | { sentence: string };

interface Options extends Pick<Writing, 'address' | 'personId' | 'version'> {
  csrf: string;
  onConflict: () => void;
}

const pause = 1200;
const retry = 10_000;

/**
 * Saves what is typed soon after it is typed. Each save names the version it started from; until the server
 * has answered, the text is also kept by the browser, where a closed page or an ended session leaves it.
 */
export function useAutosave({ address, personId, version, csrf, onConflict }: Options) {
  const [status, setStatus] = useState<SaveStatus>({ kind: 'idle' });
  const base = useRef(version);
  const waiting = useRef(new Map<string, RichText>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const blocked = useRef(false);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (blocked.current) return false;
    if (waiting.current.size === 0) return true;
    const sent = new Map(waiting.current);
    const again = () => {
      timer.current = setTimeout(() => void flush(), retry);
    };
    running.current = (async () => {
      setStatus({ kind: 'saving' });
      const answer = await send(address, csrf, { baseVersion: base.current, content: Object.fromEntries(sent) });
      setStatus(answer.status);
      if (answer.status.kind === 'offline') again();
      if (answer.version === undefined) return false;
      if (answer.status.kind === 'conflict') blocked.current = true;
      else base.current = answer.version;
      for (const [code, text] of sent) if (waiting.current.get(code) === text) waiting.current.delete(code);
      if (waiting.current.size === 0) dropDraft(address, personId);
      else if (!blocked.current) timer.current = setTimeout(() => void flush(), pause);
      if (blocked.current) onConflict();
      return !blocked.current;
    })().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [address, personId, csrf, onConflict]);

  const change = useCallback(
    (code: string, text: RichText) => {
      waiting.current.set(code, text);
      keepDraft(address, personId, { base: base.current, content: Object.fromEntries(waiting.current) });
      if (blocked.current) return;
      setStatus({ kind: 'typing' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [address, personId, flush],
  );

  /** Takes up a text the browser kept, from the version it was typed on. */
  const resume = useCallback(
    (draft: Draft) => {
      base.current = draft.base;
      for (const [code, text] of Object.entries(draft.content)) waiting.current.set(code, text);
      return flush();
    },
    [flush],
  );

  const owes = useCallback(() => waiting.current.size > 0 && !blocked.current, []);
  useLeavingAndBack(owes, flush);

  return { status, change, flush, resume };
}

/** Sends what is still owed when the page is left, and when the network, or the person, is back. */
function useLeavingAndBack(owes: () => boolean, flush: () => Promise<boolean>): void {
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (!owes()) return;
      void flush();
      event.preventDefault();
    };
    const back = () => {
      if (owes()) void flush();
    };
    window.addEventListener('beforeunload', leave);
    // The network is found again here, the session in another tab.
    for (const event of ['online', 'focus']) window.addEventListener(event, back);
    return () => {
      window.removeEventListener('beforeunload', leave);
      for (const event of ['online', 'focus']) window.removeEventListener(event, back);
      void flush();
    };
  }, [owes, flush]);
}

async function send(address: string, csrf: string, body: object): Promise<{ status: SaveStatus; version?: number }> {
  let response: Response;
  try {
    response = await fetch(`${address}/texte`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(body),
      keepalive: true,
    });
  } catch {
    return { status: { kind: 'offline' } };
  }
  if (response.status === 401) return { status: { kind: 'expired' } };
  if (response.status >= 500) return { status: { kind: 'offline' } };
  const answer: Answer = await response.json();
  if ('sentence' in answer) return { status: { kind: 'refused', sentence: answer.sentence } };
  if (answer.outcome === 'conflict') return { status: { kind: 'conflict' }, version: answer.version };
  return { status: { kind: 'saved', at: answer.savedAt }, version: answer.version };
}
