import type { MouseEvent } from 'react';

/** Brings a finding and one of its places before the eyes, the focus on either, all its places marked meanwhile. */
export function showFinding(index: number, place: number, focused: 'card' | 'place'): void {
  for (const shown of document.querySelectorAll('[data-shown]')) shown.removeAttribute('data-shown');
  for (const one of document.querySelectorAll(`[id^="p${index}-"]`)) one.setAttribute('data-shown', '');
  const card = document.getElementById(`f${index}`);
  const inText = document.getElementById(`p${index}-${place}`);
  inText?.scrollIntoView({ block: 'center' });
  if (focused === 'card') card?.scrollIntoView({ block: 'nearest' });
  (focused === 'card' ? card : inText)?.focus({ preventScroll: true });
}

/** The same for a link, which without a script leads there by its address: a change of address would move the page. */
export const leadTo = (index: number, place: number, focused: 'card' | 'place') => (event: MouseEvent) => {
  event.preventDefault();
  showFinding(index, place, focused);
};
