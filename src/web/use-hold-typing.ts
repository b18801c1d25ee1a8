import { useEffect } from 'react';
import { useNavigation } from 'react-router';

/**
 * From the press of a button until the page has read itself again, typing is held: what would be typed in a field that
 * is about to show what was saved would be lost without a word. Tells whether it is.
 */
export function useHoldTyping(): boolean {
  const { state, formMethod } = useNavigation();
  const held = state !== 'idle' && formMethod !== undefined && formMethod !== 'GET';
  useEffect(() => {
    if (!held) return undefined;
    document.addEventListener('beforeinput', hold, { capture: true });
    return () => document.removeEventListener('beforeinput', hold, { capture: true });
  }, [held]);
  return held;
}

const hold = (event: Event): void => event.preventDefault();
