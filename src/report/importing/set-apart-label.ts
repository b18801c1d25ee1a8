import type { Mention } from '../../check/reading/mention.ts';
import type { Flow, Paragraph } from './flow.ts';
import { asLabel } from './noun-phrase.ts';

/** In a table: the name of the row, and the head of the column where it says more than a year or "Valeur". */
export function rowLabel(flow: Flow, index: number, mention: Mention): string {
  const { start, end } = flow.paragraphs[index] as Paragraph;
  const cells = flow.text.slice(start, end).split('\t');
  const column = flow.text.slice(start, mention.start).split('\t').length - 1;
  const name = cells.find((cell) => /\p{L}{2}/u.test(cell)) ?? '';
  if (column === 0) return asLabel(name.replace(/^[\d\s.,]+/, ''));
  let first = index;
  while (first > 0 && flow.paragraphs[first - 1]?.kind === 'row') first--;
  const top = flow.paragraphs[first] as Paragraph;
  const head = first === index ? '' : (flow.text.slice(top.start, top.end).split('\t')[column]?.trim() ?? '');
  const saysNothing =
    cells.length < 3 ||
    head === '' ||
    /\d/.test(head) ||
    /^(?:valeur|nombre|réalisé|total|résultat|cible)/iu.test(head);
  return asLabel(saysNothing ? name : `${name} (${head})`);
}

/** Alone on its line, a figure is called by what follows it, or by what precedes it where its list begins so. */
export function calloutLabel(flow: Flow, index: number): string {
  const { paragraphs, text } = flow;
  const part = paragraphs[index]?.part;
  const wordsAt = (at: number): string | undefined => {
    const paragraph = paragraphs[at];
    if (!paragraph || paragraph.part !== part || paragraph.kind === 'number' || paragraph.kind === 'row')
      return undefined;
    const words = text.slice(paragraph.start, paragraph.end).replace(/[.:]$/, '');
    return words.length < 140 ? words : undefined;
  };
  const [above, below] = [wordsAt(index - 1), wordsAt(index + 1)];
  return asLabel(below ?? above ?? '');
}
