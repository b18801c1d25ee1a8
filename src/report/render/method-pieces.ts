import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import { naturalOrder, printDate, wide } from '../../kernel/french.ts';
import type { EditionDocument } from '../document.ts';
import { statusWords } from './figure-words.ts';
import { type Piece, paragraph } from './pieces.ts';

/** Every figure of the report with its definition, source and reasons: one entry an indicator, one line a value. */
export function methodPieces({ figures }: EditionDocument): Piece[] {
  const byCode = Map.groupBy(Object.values(figures), (figure) => figure.code);
  if (byCode.size === 0) return [];
  const entries = [...byCode.values()].sort(([a], [b]) => naturalOrder(a?.code ?? '', b?.code ?? ''));
  return [
    paragraph('Chaque chiffre imprimé dans ce rapport, avec ce qu’il compte, d’où il vient et comment il est obtenu.'),
    ...entries.flatMap(entryPieces),
  ];
}

function entryPieces(values: PrintedFigure[]): Piece[] {
  const [first] = values;
  if (!first) return [];
  return [
    { kind: 'heading', level: 2, text: `${first.label} (${first.code})`, anchor: first.key },
    { kind: 'terms', terms: [...shared(first), ...values.flatMap(own)] },
  ];
}

const shared = (figure: PrintedFigure): { term: string; text: string }[] =>
  filled([
    ['Définition', figure.definition],
    ['Unité', [figure.unitLabel, figure.taxBasis ?? ''].filter(Boolean).join(' ')],
    ['Méthode', figure.method],
    ['Tenu par', figure.owner ?? ''],
    [
      'Référence',
      figure.baseline ? `${figure.baseline.printed} (${figure.baseline.year}), ${figure.baseline.source}` : '',
    ],
    ['Cibles', figure.trajectory.map(({ year, printed }) => dated(String(year), printed)).join(emSpace)],
    ['Série', figure.series.map(({ periodLabel, printed }) => dated(periodLabel, printed)).join(emSpace)],
  ]);

const own = (figure: PrintedFigure): { term: string; text: string }[] =>
  filled([
    [`Valeur ${figure.periodLabel}`, `${figure.printed} (${statusWords[figure.status]}), ${figure.territory}`],
    ['Source', [figure.source, figure.sourcePage ?? ''].filter(Boolean).join(', ')],
    ['Calcul', figure.explanation.map((step) => step.sentence).join(' ')],
    ...figure.breakdowns.map(({ label, parts }): [string, string] => [
      label,
      parts.map((part) => `${part.label}${wide}: ${part.printed}${part.share ? ` (${part.share})` : ''}`).join(emSpace),
    ]),
    ...figure.history.map(({ printed, at, reason }): [string, string] => [
      'Corrigé',
      `${printed} jusqu’au ${printDate(at)}${reason ? `, ${reason}` : ''}`,
    ]),
  ]);

const emSpace = '\u2003';
const dated = (when: string, printed: string): string => `${when}${wide}:${wide}${printed}`;

const filled = (terms: [string, string][]): { term: string; text: string }[] =>
  terms.filter(([, text]) => text !== '').map(([term, text]) => ({ term, text }));
