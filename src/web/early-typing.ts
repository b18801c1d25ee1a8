import { useEffect } from 'react';

/** What somebody typed in each field of several lines before the scripts of the page ran. */
const typed = new Map<HTMLTextAreaElement, string>();

/** To be called before React takes the page over: it fills every such field anew with the text it came with. */
export function watchEarlyTyping(): void {
  for (const field of document.querySelectorAll('textarea')) note(field);
  document.addEventListener('input', noteInput, { capture: true });
}

/** Puts back what was typed meanwhile, as if it were typed now: whoever listens to the field hears of it. */
export function useEarlyTyping(): void {
  useEffect(() => {
    document.removeEventListener('input', noteInput, { capture: true });
    for (const [field, text] of typed) if (field.isConnected && field.value !== text) type(field, text);
    typed.clear();
  }, []);
}

const noteInput = ({ target }: Event): void => {
  if (target instanceof HTMLTextAreaElement) note(target);
};

function note(field: HTMLTextAreaElement): void {
  if (field.value !== field.defaultValue) typed.set(field, field.value);
}

/** React remembers the last value given to the field itself, and would hear nothing new in it. */
function type(field: HTMLTextAreaElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
