import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { doneOf } from './done.ts';

/** Whether fields wait for a button to be pressed; the page is not left without a word while they do. */
export function useUnsaved(answer: unknown): [boolean, () => void] {
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => {
    if (doneOf(answer)) setUnsaved(false);
  }, [answer]);
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
    if (window.confirm('Des saisies ne sont pas enregistrées. Quitter la fiche quand même ?')) blocker.proceed();
    else blocker.reset();
  }, [blocker]);
  return [unsaved, () => setUnsaved(true)];
}
