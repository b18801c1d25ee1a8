import { wide } from '../../kernel/french.ts';
import {
  type ChartPiece,
  type Piece,
  type PrintedDocument,
  plain,
  type Run,
  type SheetPiece,
  type TablePiece,
  withoutEmptyColumns,
} from './pieces.ts';

/** The few things a word processor or a plain web page knows; composed pieces are spelled out in them. */
export type Simple =
  | { kind: 'title'; text: string; role: 'publisher' | 'title' | 'state' | 'note' }
  | { kind: 'contents' }
  | { kind: 'heading'; level: number; text: string; newPage: boolean; anchor?: string }
  | { kind: 'paragraph'; runs: Run[]; style: 'body' | 'lead' | 'note' | 'formal' | 'right' | 'strong' }
  | { kind: 'list'; ordered: boolean; items: Run[][] }
  | ChartPiece
  | TablePiece;

export const linear = (document: PrintedDocument): Simple[] => document.pieces.flatMap(spellOut);

function spellOut(piece: Piece): Simple[] {
  switch (piece.kind) {
    case 'cover':
      return [
        { kind: 'title', role: 'publisher', text: piece.publisher },
        { kind: 'title', role: 'title', text: piece.title },
        { kind: 'title', role: 'state', text: piece.state },
        { kind: 'title', role: 'note', text: piece.note },
      ];
    case 'part': {
      const text = piece.number === '' ? piece.title : `${piece.number}${wide}· ${piece.title}`;
      return [
        { kind: 'heading', level: piece.level, text, newPage: piece.newPage },
        // Without the list of sheets that fills a divider, the first one follows its title on the same page.
        ...piece.content.flatMap((each, index) =>
          each.kind === 'sheet'
            ? sheet(each, each.newPage && piece.content[index - 1]?.kind === 'sheet')
            : spellOut(each),
        ),
      ];
    }
    case 'sheet':
      return sheet(piece, piece.newPage);
    case 'heading': {
      // Entries that only links lead to stay below what the table of contents lists.
      if (piece.anchor === undefined)
        return [{ kind: 'heading', level: piece.level, text: piece.text, newPage: false }];
      return [{ kind: 'heading', level: 4, text: piece.text, newPage: false, anchor: piece.anchor }];
    }
    case 'paragraph':
      return [{ style: 'body', ...piece }];
    case 'terms':
      return piece.terms.map(({ term, text }) => note([{ text: `${term}${wide}: `, bold: true }, { text }]));
    case 'outcomes':
      return piece.outcomes.map(({ sentence, label, explanation }) => ({
        kind: 'paragraph',
        style: 'body',
        runs: [
          { text: `${sentence}${wide}: ` },
          { text: label, bold: true },
          { text: explanation && `, ${explanation}` },
        ],
      }));
    case 'index':
      return piece.entries.map(({ label, sheets }) =>
        note([{ text: `${label}${wide}: `, bold: true }, { text: sheets.map(({ code }) => code).join(', ') }]),
      );
    case 'photographs':
      // Their files are given to the typesetter alone.
      return piece.photographs.map(({ title, notes }) =>
        note([{ text: `${title}${wide}: `, bold: true }, { text: notes.join(', ') }]),
      );
    default:
      return [piece];
  }
}

function sheet(piece: SheetPiece, newPage: boolean): Simple[] {
  const head = [piece.label, piece.service, ...piece.tags].filter((part) => part !== '').join(`${wide}· `);
  return [
    { kind: 'heading', level: piece.level, text: piece.title, newPage },
    ...(piece.subtitle === '' ? [] : [lead(piece.subtitle)]),
    note(plain(head)),
    ...(piece.band.length === 0 ? [] : [bandTable(piece)]),
    ...piece.charts,
    ...piece.main.flatMap(spellOut),
    ...piece.side.flatMap(spellOut),
  ];
}

const bandTable = ({ bandLabel, band }: SheetPiece): TablePiece =>
  withoutEmptyColumns({
    kind: 'table',
    caption: bandLabel,
    columns: [
      { label: bandLabel, width: 5 },
      { label: 'Valeur', width: 3, numeric: true },
      { label: 'Repères', width: 5 },
    ],
    rows: band.map(({ figure, label, printed, notes }) => [
      plain(label),
      [{ text: printed, figure, bold: true }],
      plain(notes.join(`${wide}· `)),
    ]),
  });

const lead = (text: string): Simple => ({ kind: 'paragraph', style: 'lead', runs: plain(text) });
const note = (runs: Run[]): Simple => ({ kind: 'paragraph', style: 'note', runs });

/** How deep a table of contents goes: to the sheets. */
export const contentsDepth = (document: PrintedDocument): 2 | 3 =>
  document.pieces.some((piece) => piece.kind === 'part' && piece.level === 2) ? 3 : 2;
