import type { Qualifier } from '../../indicator/figure.ts';
import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import { naturalOrder } from '../../kernel/french.ts';
import { periodCode } from '../../kernel/period.ts';
import type { EditionDocument } from '../document.ts';
import { statusWords } from './figure-words.ts';

/** A cell of a spreadsheet: a text, or a number kept as the exact decimal it was printed from. */
export type Cell = string | { number: string };
export interface DataSheet {
  name: string;
  columns: { label: string; width: number }[];
  rows: Cell[][];
}

/** The report's figures for reuse: one line a figure, then one line a value of their series. */
export function figureSheets({ figures }: EditionDocument): [DataSheet, DataSheet] {
  const sorted = Object.values(figures).sort((a, b) => naturalOrder(a.key, b.key));
  const indicators = [...new Map(sorted.map((figure) => [figure.code, figure])).values()];
  return [
    { name: 'Chiffres', columns: figureColumns, rows: sorted.map(figureRow) },
    { name: 'Séries', columns: seriesColumns, rows: indicators.flatMap(seriesRows) },
  ];
}

const figureRow = (figure: PrintedFigure): Cell[] => [
  figure.code,
  figure.label,
  periodCode(figure.period),
  figure.territory,
  { number: figure.value },
  figure.unitLabel,
  figure.taxBasis ?? '',
  qualifierNames[figure.qualifier],
  statusWords[figure.status],
  figure.printed,
  figure.previous?.printed ?? '',
  figure.previous?.change ?? '',
  figure.target?.printed ?? '',
  figure.target ? { number: String(figure.target.year) } : '',
  figure.target?.plan ?? '',
  figure.definition,
  [figure.source, figure.sourcePage ?? ''].filter((part) => part !== '').join(', '),
  figure.owner ?? '',
  figure.recordedAt.slice(0, 10),
];

const seriesRows = (figure: PrintedFigure): Cell[][] =>
  figure.series.map((point) => [
    figure.code,
    figure.label,
    periodCode(point.period),
    { number: point.value },
    figure.unitLabel,
    statusWords[point.status],
  ]);

const columns = (list: [string, number][]) => list.map(([label, width]) => ({ label, width }));

const qualifierNames: Record<Qualifier, string> = {
  exact: 'exact',
  about: 'environ',
  more: 'plus de',
  less: 'moins de',
  nearly: 'près de',
};

const figureColumns = columns([
  ['code', 12],
  ['libelle', 44],
  ['periode', 14],
  ['territoire', 26],
  ['valeur', 14],
  ['unite', 14],
  ['taxe', 8],
  ['qualificatif', 12],
  ['etat', 12],
  ['imprime', 24],
  ['precedente', 24],
  ['evolution', 14],
  ['cible', 24],
  ['annee_cible', 12],
  ['plan', 24],
  ['definition', 60],
  ['source', 40],
  ['tenu_par', 24],
  ['saisi_le', 14],
]);

const seriesColumns = columns([
  ['code', 12],
  ['libelle', 44],
  ['periode', 14],
  ['valeur', 14],
  ['unite', 14],
  ['etat', 12],
]);
