import { wide } from '../../kernel/french.ts';
import type { ActionDocument, BlockDocument, EditionDocument, SheetDocument } from '../document.ts';
import { chartAlternative, figureNotes, hasSeries } from './figure-words.ts';
import type { BandCell, ChartPiece, Piece, Run, SheetPiece } from './pieces.ts';
import { plain } from './pieces.ts';
import { richTextPieces } from './rich-text-pieces.ts';

type Figures = EditionDocument['figures'];

const besideTheText = new Set<BlockDocument['kind']>(['partners', 'territories', 'funding']);
/** Two stand side by side, large enough to be read. */
const chartsPerSheet = 2;

/** One sheet of the report, its headings starting at `level`. */
export function sheetPiece(sheet: SheetDocument, figures: Figures, level: number, newPage: boolean): SheetPiece {
  const pieces = (block: BlockDocument): Piece[] => [
    { kind: 'heading', level: level + 1, text: block.label },
    ...blockPieces(block, figures, level + 2),
  ];
  return {
    kind: 'sheet',
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
    charts: chartPieces(sheet, figures),
    main: sheet.blocks.filter((block) => !besideTheText.has(block.kind)).flatMap(pieces),
    side: sheet.blocks.filter((block) => besideTheText.has(block.kind)).flatMap(pieces),
  };
}

export const bandCells = (keys: string[], figures: Figures): BandCell[] =>
  keys.flatMap((key) => {
    const figure = figures[key];
    if (!figure) return [];
    return [{ figure: key, label: figure.label, printed: figure.printed, notes: figureNotes(figure) }];
  });

/** Figures of a sheet, key figures first. */
export const figuresOfSheet = (sheet: SheetDocument): string[] => [
  ...new Set([
    ...sheet.keyFigures,
    ...sheet.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : [])),
  ]),
];

export const chartedFigures = (sheet: SheetDocument, figures: Figures): string[] =>
  figuresOfSheet(sheet)
    .filter((key) => figures[key] && hasSeries(figures[key]))
    .slice(0, chartsPerSheet);

const chartPieces = (sheet: SheetDocument, figures: Figures): ChartPiece[] =>
  chartedFigures(sheet, figures).flatMap((key): ChartPiece[] => {
    const figure = figures[key];
    return figure ? [{ kind: 'chart', figure: key, label: figure.label, alternative: chartAlternative(figure) }] : [];
  });

function blockPieces(block: BlockDocument, figures: Figures, level: number): Piece[] {
  switch (block.kind) {
    case 'text':
      return richTextPieces(block.text, figures, level);
    case 'figures':
      return [figureTable(block.label, block.figures, figures)];
    case 'actions':
      return block.actions.flatMap(actionPieces);
    case 'partners':
      return [{ kind: 'terms', terms: block.partners.map(({ name, roleLabel }) => ({ term: name, text: roleLabel })) }];
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

export function figureTable(caption: string, keys: string[], figures: Figures): Piece {
  const rows = keys.flatMap((key) => {
    const figure = figures[key];
    if (!figure) return [];
    const { previous, target } = figure;
    const before = previous ? [previous.printed, previous.change ?? ''].filter(Boolean).join(', ') : '';
    return [
      [
        plain(figure.label),
        plain(figure.periodLabel),
        [{ text: figure.printed, figure: key, bold: true }],
        plain(before),
        plain(target ? `${target.printed} (${target.year})` : ''),
      ],
    ];
  });
  const columns = [
    { label: 'Chiffre', width: 5 },
    { label: 'Période', width: 2 },
    { label: 'Valeur', numeric: true, width: 4 },
    { label: 'Précédente', numeric: true, width: 4 },
    { label: 'Cible', numeric: true, width: 4 },
  ];
  const textAt = (row: Run[][], index: number) => row[index]?.map((run) => run.text).join('') ?? '';
  const used = columns.map((_, index) => index === 0 || rows.some((row) => textAt(row, index) !== ''));
  return {
    kind: 'table',
    caption,
    columns: columns.filter((_, index) => used[index]),
    rows: rows.map((row) => row.filter((_, index) => used[index])),
  };
}
