import { plainFromText, textFromPlain } from '../../plain-text.ts';
import type { SheetContent } from '../../sheet/sheet-content.ts';

/** Name of the plain field of a text. */
export const textName = (code: string): string => `text.${code}`;

/** Texts that the plain fields of a form change; a field left as it was keeps its text to the letter. */
export function typedTexts(form: FormData, inForce: SheetContent): SheetContent {
  const content: SheetContent = {};
  for (const [name, value] of form) {
    if (!name.startsWith(textName(''))) continue;
    const code = name.slice(textName('').length);
    const typed = String(value).replace(/\r\n?/g, '\n');
    const text = inForce[code];
    const same = text ? typed.trim() === plainFromText(text).trim() : typed.trim() === '';
    if (!same) content[code] = textFromPlain(typed);
  }
  return content;
}
