import { useCallback, useEffect, useRef, useState } from 'react';
import { sessionEndPath, stateOfEnd, type ToldEnd } from '../session-end.rule.ts';

export type Telling =
  | { kind: 'nothing' }
  | { kind: 'near'; end: ToldEnd; unanswered: boolean }
  | { kind: 'kept'; at: string }
  | { kind: 'past' };

const nothing: Telling = { kind: 'nothing' };
const pause = 20_000;

/**
 * What to say of the end of the session on a page left open. Another tab, or a text that saves itself, may have put it
 * off: the page asks before it warns, and again while it warns. `hasFocus`: the keyboard is on what would go away.
 */
export function useSessionEnd(told: ToldEnd, csrf: string, hasFocus: () => boolean) {
  const [telling, tell] = useState(nothing);
  const deadline = useRef(0);

  const hear = useCallback((end: ToldEnd) => {
    deadline.current = Date.now() + end.left;
  }, []);

  useEffect(() => {
    tell(nothing);
    // A page that the browser had kept was told long ago.
    deadline.current = Math.min(Date.now() + told.left, Date.parse(told.at));
    let asking = false;
    let past = false;
    const ask = async () => {
      if (asking || stateOfEnd(deadline.current - Date.now()) === 'far') return;
      asking = true;
      const end = await request('GET').finally(() => {
        asking = false;
      });
      if (stopped || end === 'unanswered') return;
      past = end === 'past';
      if (end === 'past') return tell({ kind: 'past' });
      hear(end);
      if (stateOfEnd(end.left) !== 'far') return tell({ kind: 'near', end, unanswered: false });
      tell((before) => {
        if (before.kind === 'nothing' || before.kind === 'kept') return before;
        return hasFocus() ? { kind: 'kept', at: end.at } : nothing;
      });
    };
    let stopped = false;
    const look = () => void ask();
    const timer = setInterval(() => past || look(), pause);
    // The session may be found again in another tab.
    for (const event of ['focus', 'pageshow']) window.addEventListener(event, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      stopped = true;
      clearInterval(timer);
      for (const event of ['focus', 'pageshow']) window.removeEventListener(event, look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [told, hear, hasFocus]);

  const keep = useCallback(async () => {
    const end = await request('POST', csrf);
    if (end === 'past') return tell({ kind: 'past' });
    if (end === 'unanswered')
      return tell((before) => (before.kind === 'near' ? { ...before, unanswered: true } : before));
    hear(end);
    tell({ kind: 'kept', at: end.at });
  }, [csrf, hear]);

  return { telling, keep, close: useCallback(() => tell(nothing), []) };
}

async function request(method: 'GET' | 'POST', csrf?: string): Promise<ToldEnd | 'past' | 'unanswered'> {
  try {
    const answer = await fetch(sessionEndPath, { method, headers: csrf ? { 'x-csrf-token': csrf } : {} });
    if (answer.status === 401) return 'past';
    return answer.ok ? ((await answer.json()) as ToldEnd) : 'unanswered';
  } catch {
    return 'unanswered';
  }
}
