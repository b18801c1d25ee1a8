import type { Mention } from '../../check/reading/mention.ts';
import { type Period, readPeriod } from '../../kernel/period.ts';
import type { Flow, Paragraph } from './flow.ts';
import { asLabel } from './noun-phrase.ts';

export interface RowName {
  label: string;
  /** That the name of the row ends with: "(2019-2023)". */
  period: Period | null;
  /** In a column of targets. */
  isAimedAt: boolean;
}

/** In a table: the name of the row, and the head of the column where it says more than a year or "Valeur". */
export function rowName(flow: Flow, index: number, mention: Mention): RowName {
  const row = flow.paragraphs[index] as Paragraph;
  const top = flow.paragraphs[flow.links[index]?.table ?? index] as Paragraph;
  const cells = cellsOf(flow, row);
  const column = flow.text.slice(row.start, mention.start).split('\t').length - 1;
  const head = top === row || column === 0 ? '' : (cellsOf(flow, top)[column]?.trim() ?? '');
  const first = cells.findIndex((cell) => /\p{L}{2}/u.test(cell));
  const named = first === 0 ? goingOn(flow, index, cells[0] ?? '') : (cells[first] ?? '');
  const name = column === 0 ? named.replace(/^[\d\s.,]+/, '') : named;
  const dated = /\s*\((\d{4}(?:[-/]\d{4})?)\)\s*$/.exec(name);
  const label = dated ? name.slice(0, dated.index) : name;
  const saysNothing = cells.length < 3 || head === '' || /\d/.test(head) || plainHeads.test(head);
  return {
    label: asLabel(saysNothing ? label : `${label} (${head})`),
    period: readPeriod(dated?.[1] ?? '') ?? null,
    isAimedAt: /^(?:cible|objectif)/iu.test(head),
  };
}

const plainHeads = /^(?:valeur|nombre|réalisé|total|résultat|cible|objectif)/iu;

const cellsOf = (flow: Flow, { start, end }: Paragraph): string[] => flow.text.slice(start, end).split('\t');

/** A long name goes on under its row. */
function goingOn({ text, paragraphs }: Flow, index: number, name: string): string {
  const [row, next] = [paragraphs[index], paragraphs[index + 1]];
  const words = next && next.part === row?.part && next.kind === 'prose' ? text.slice(next.start, next.end) : '';
  if (!/^[\p{Ll}(]/u.test(words) || words.length > 80) return name;
  return /\p{L}-$/u.test(name) ? `${name.slice(0, -1)}${words}` : `${name} ${words}`;
}

/** Alone on its line, a figure is called by the words beside it. */
export function calloutLabel(flow: Flow, index: number): string {
  const named = flow.paragraphs[flow.links[index]?.name ?? -1];
  return named ? asLabel(flow.text.slice(named.start, named.end).replace(/\.$/, '')) : '';
}
