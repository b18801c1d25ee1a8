import type { KeyboardEvent } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };

/** As in a spreadsheet: arrows and Enter go to the same `data-column` of the next line; Enter on the last one saves. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const field = event.target;
  if (!step || event.ctrlKey || event.altKey || event.metaKey || !(field instanceof HTMLInputElement)) return;
  const column = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`[data-column="${field.dataset.column}"]`)];
  const next = column[column.indexOf(field) + (event.key === 'Enter' && event.shiftKey ? -1 : step)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
