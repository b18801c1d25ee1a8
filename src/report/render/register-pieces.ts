import { wide } from '../../kernel/french.ts';
import type { BlockDocument, EditionDocument } from '../document.ts';
import { evidenceDay } from './evidence-runs.ts';
import { type Piece, paragraph, plain, type Run, type TablePiece, withoutEmptyColumns } from './pieces.ts';

type Block<K extends BlockDocument['kind']> = Extract<BlockDocument, { kind: K }>;

/** What a block states from the register: a sentence on the whole, then line by line; the day once where it is that of all. */
export function registerPieces(block: Block<'register'>, evidence: EditionDocument['evidence']): Piece[] {
  const days = block.rows.map(({ key }) => dayOf(evidence, key));
  const [day = '', ...others] = days;
  const shared = others.length > 0 && others.every((other) => other === day) ? day : '';
  return [
    ...(block.summary ? [paragraph(block.summary)] : []),
    registerTable(block, evidence, shared ? days.map(() => '') : days),
    ...(shared ? [{ kind: 'paragraph', style: 'note', runs: plain(`Registre ${shared}.`) } satisfies Piece] : []),
  ];
}

const dayOf = (evidence: EditionDocument['evidence'], key: string): string => {
  const found = evidence[key];
  return found ? evidenceDay(found) : '';
};

/** A table that the register filled: what each line says, what a person added, and the day it speaks of. */
function registerTable(
  { label: caption, columns, asks, rows }: Block<'register'>,
  evidence: EditionDocument['evidence'],
  days: string[],
): TablePiece {
  return {
    ...withoutEmptyColumns({
      kind: 'table',
      caption,
      columns: [
        ...columns.map((label, index) => ({ label, width: widthOf(rows.map(({ cells }) => cells[index] ?? '')) })),
        { label: asks ?? '', width: 2 },
        { label: 'Date', width: 2 },
      ],
      rows: rows.map(({ key, cells, choice, note }, at) => {
        const found = evidence[key];
        const [first = '', ...others] = cells;
        const name: Run = found?.open ? { text: first, href: found.href } : { text: first };
        const more: Run[] =
          note === ''
            ? []
            : [
                { text: '', break: true },
                { text: note, italic: true },
              ];
        // In a narrow column a date breaks between its words rather than inside one.
        const day = (days[at] ?? '').replace(/^au /, '').replaceAll(wide, ' ');
        return [[name, ...more], ...others.map(plain), plain(choice), plain(day)];
      }),
    }),
    wide: true,
  };
}

/** Of a column, from the longest of its cells. */
const widthOf = (texts: string[]): number =>
  Math.min(6, Math.max(2, Math.ceil(Math.max(0, ...texts.map(({ length }) => length)) / 14)));

/** The paragraph that a sheet answers, set apart from the answer. */
export const paragraphPieces = ({ decision, number, text }: Block<'paragraph'>): Piece[] => [
  { kind: 'paragraph', style: 'note', runs: plain(`Décision ${decision}, paragraphe ${number}`) },
  ...text.split('\n').map((line): Piece => ({ kind: 'paragraph', runs: [{ text: line, italic: true }] })),
];
