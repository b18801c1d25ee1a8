/** A paragraph of a decision, by its number. */
export interface Paragraph {
  number: string;
  text: string;
  /** Whether it asks the State Party for something. */
  asks: boolean;
}

/** "3. Demande…", at the start of a line; what follows without a number belongs to it, its sub-paragraphs too. */
const opening = /^\s*(\d{1,3}(?:\s*(?:bis|ter|quater))?)\s*[.)]\s+(?=\S)/i;

/** The paragraphs of a decision, in its order; what stands before the first number is its heading, and is left. */
export function paragraphsIn(text: string, asking: string): Paragraph[] {
  const wanted = new Set(numbersIn(asking));
  const paragraphs: Paragraph[] = [];
  for (const line of text.split(/\r?\n/)) {
    const number = opening.exec(line)?.[1]?.toLowerCase().replace(/\s+/g, ' ');
    const last = paragraphs.at(-1);
    if (number !== undefined && !paragraphs.some((paragraph) => paragraph.number === number)) {
      const asks = wanted.size === 0 || wanted.has(number);
      paragraphs.push({ number, text: line.replace(opening, '').trim(), asks });
    } else if (last && line.trim() !== '') last.text += `\n${line.trim()}`;
  }
  return paragraphs;
}

/** "3, 4 et 6 à 8" → 3, 4, 6, 7, 8. */
function numbersIn(text: string): string[] {
  const spans = text.toLowerCase().matchAll(/(\d{1,3})(?:\s*(bis|ter|quater))?(?:\s*(?:à|-|–)\s*(\d{1,3}))?/g);
  return [...spans].flatMap(([, first = '', suffix, last]) => {
    if (suffix || last === undefined) return [suffix ? `${first} ${suffix}` : first];
    const length = Number(last) - Number(first) + 1;
    return Array.from({ length: Math.max(0, length) }, (_, index) => String(Number(first) + index));
  });
}
