import { useCallback, useEffect, useState } from 'react';
import { useBlocker } from 'react-router';

/**
 * Whether fields wait for a button to be pressed; the page is not left without that question while they do.
 * `saved` is what a button that kept them answered: another object each time, for it may say the same twice.
 */
export function useUnsaved(saved: object | undefined, question: string): [boolean, () => void] {
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => {
    if (saved) setUnsaved(false);
  }, [saved]);
  useEffect(() => {
    if (!unsaved) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [unsaved]);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);
  return [unsaved, useCallback(() => setUnsaved(true), [])];
}
