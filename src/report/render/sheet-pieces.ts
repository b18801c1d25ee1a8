import { wide } from '../../kernel/french.ts';
import type { ActionDocument, BlockDocument, EditionDocument, SheetDocument } from '../document.ts';
import { partnersByRole } from '../partners-by-role.ts';
import { chartsOfSheet } from './figure-charts.ts';
import { figureNotes } from './figure-words.ts';
import type { BandCell, Piece, SheetPiece } from './pieces.ts';
import { plain, withoutEmptyColumns } from './pieces.ts';
import { paragraphPieces, registerPieces } from './register-pieces.ts';
import { richTextPieces } from './rich-text-pieces.ts';
import { isTight } from './sheet-length.ts';

type Figures = EditionDocument['figures'];

const besideTheText = new Set<BlockDocument['kind']>(['commitments', 'partners', 'territories', 'funding']);

interface SheetPlace {
  newPage: boolean;
  /** What stands above it on a page that it should hold on, in mm; undefined where it may run over pages. */
  above: number | undefined;
}

/** One sheet of the report, its headings starting at `level`. */
export function sheetPiece(
  sheet: SheetDocument,
  document: EditionDocument,
  level: number,
  { newPage, above }: SheetPlace,
): SheetPiece {
  const { figures } = document;
  const pieces = (block: BlockDocument): Piece[] => [
    { kind: 'heading', level: level + 1, text: block.label },
    ...blockPieces(block, document, level + 2),
  ];
  const piece = {
    kind: 'sheet' as const,
    level,
    code: sheet.code,
    label: `${sheet.kindLabel} ${sheet.code}`,
    title: sheet.title,
    subtitle: sheet.subtitle ?? '',
    service: sheet.service ?? '',
    tags: sheet.tags.map((tag) => tag.label),
    newPage,
    bandLabel: sheet.keyFiguresLabel,
    band: bandCells(sheet.keyFigures, figures),
    charts: chartsOfSheet(sheet, figures).map(({ id, label, alternative, height }) => ({
      kind: 'chart' as const,
      id,
      label,
      alternative,
      height,
    })),
    main: sheet.blocks.filter((block) => !besideTheText.has(block.kind)).flatMap(pieces),
    side: sheet.blocks.filter((block) => besideTheText.has(block.kind)).flatMap(pieces),
  };
  return { ...piece, tight: above !== undefined && isTight(piece, above) };
}

const bandCells = (keys: string[], figures: Figures): BandCell[] =>
  keys.flatMap((key) => {
    const figure = figures[key];
    if (!figure) return [];
    return [{ figure: key, label: figure.label, printed: figure.printed, notes: figureNotes(figure) }];
  });

function blockPieces(block: BlockDocument, document: EditionDocument, level: number): Piece[] {
  const { figures, edition } = document;
  switch (block.kind) {
    case 'text':
      return richTextPieces(block.text, document, level);
    case 'figures':
      return [figureTable(block.label, block.figures, figures, edition.year)];
    case 'actions':
      return block.actions.flatMap(actionPieces);
    case 'partners':
      return [
        {
          kind: 'terms',
          terms: partnersByRole(block.partners).map(({ role, names }) => ({ term: role, text: names })),
        },
      ];
    case 'territories':
      return [{ kind: 'paragraph', runs: plain(block.names.join(', ')) }];
    case 'funding':
      return [
        {
          kind: 'terms',
          terms: block.lines.map(({ funder, printed, detail }) => ({
            term: funder,
            text: [printed, detail].filter((part) => part !== '').join(', '),
          })),
        },
      ];
    case 'commitments':
      return [{ kind: 'list', ordered: false, items: block.commitments.map(({ sentence }) => plain(sentence)) }];
    case 'outcomes':
      return [
        {
          kind: 'outcomes',
          outcomes: block.outcomes.map(({ sentence, outcomeLabel, explanation }) => ({
            sentence,
            label: outcomeLabel ?? 'Sans réponse',
            explanation: explanation ?? '',
          })),
        },
      ];
    case 'register':
      return registerPieces(block, document.evidence);
    case 'paragraph':
      return paragraphPieces(block);
  }
}

function actionPieces({ number, title, summary, stageLabel, plans }: ActionDocument): Piece[] {
  const state = [stageLabel, ...plans].filter((part) => part !== '').join(' · ');
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: number === '' ? title : `${number}${wide}· ${title}`, bold: true },
        { text: ` ${state}`, italic: true },
      ],
    },
    ...(summary === '' ? [] : [{ kind: 'paragraph' as const, runs: plain(summary) }]),
  ];
}

/** Figures one a line; the period is said of those that are not of the report's year. */
export function figureTable(caption: string, keys: string[], figures: Figures, year: number): Piece {
  const rows = keys.flatMap((key) => {
    const figure = figures[key];
    if (!figure) return [];
    const { label, periodLabel, previous, target } = figure;
    const before = previous ? [previous.printed, previous.change ?? ''].filter(Boolean).join(', ') : '';
    return [
      [
        plain(periodLabel === String(year) ? label : `${label} (${periodLabel})`),
        [{ text: figure.printed, figure: key, bold: true }],
        plain(before),
        plain(target ? `${target.printed} (${target.year})` : ''),
      ],
    ];
  });
  const columns = [
    { label: 'Chiffre', width: 6 },
    { label: 'Valeur', numeric: true, width: 4 },
    { label: 'Précédente', numeric: true, width: 4 },
    { label: 'Cible', numeric: true, width: 4 },
  ];
  return withoutEmptyColumns({ kind: 'table', caption, columns, rows });
}
