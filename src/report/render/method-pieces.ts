import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import { narrow, naturalOrder, printDate, wide } from '../../kernel/french.ts';
import type { EditionDocument } from '../document.ts';
import { statusWords } from './figure-words.ts';
import { type Piece, paragraph } from './pieces.ts';

/** Every figure of the report with its definition, source and reasons: one entry an indicator, one line a value. */
export function methodPieces({ figures }: EditionDocument): Piece[] {
  const byCode = Map.groupBy(Object.values(figures), (figure) => figure.code);
  if (byCode.size === 0) return [];
  const entries = [...byCode.values()].sort(([a], [b]) => naturalOrder(a?.code ?? '', b?.code ?? ''));
  const territory = mostFrequent(Object.values(figures).map((figure) => figure.territory));
  return [
    paragraph('Chaque chiffre imprimé dans ce rapport, avec ce qu’il compte, d’où il vient et comment il est obtenu.'),
    paragraph(`Sauf mention contraire, les chiffres sont validés et portent sur${wide}: ${territory}.`),
    ...entries.flatMap((values) => entryPieces(values, territory)),
  ];
}

function mostFrequent(texts: string[]): string {
  const counts = Map.groupBy(texts, (text) => text);
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

function entryPieces(values: PrintedFigure[], territory: string): Piece[] {
  const [first] = values;
  if (!first) return [];
  return [
    { kind: 'heading', level: 2, text: `${first.label} (${first.code})`, anchor: first.key },
    { kind: 'terms', terms: [...shared(first), ...values.flatMap((value) => own(value, territory))] },
  ];
}

const shared = (figure: PrintedFigure): { term: string; text: string }[] =>
  filled([
    ['Définition', figure.definition],
    ['Méthode', figure.method],
    ['Tenu par', figure.owner ?? ''],
    [
      'Référence',
      figure.baseline ? `${figure.baseline.printed} (${figure.baseline.year}), ${figure.baseline.source}` : '',
    ],
    ['Cibles', figure.trajectory.map(({ year, printed }) => dated(String(year), printed)).join(emSpace)],
    ['Série', atLeastTwo(figure.series.map(({ periodLabel, printed }) => dated(periodLabel, printed))).join(emSpace)],
  ]);

const atLeastTwo = (list: string[]): string[] => (list.length < 2 ? [] : list);

function own(figure: PrintedFigure, territory: string): { term: string; text: string }[] {
  const source = [figure.source, figure.sourcePage ?? ''].filter(Boolean).join(', ');
  const reasons = figure.explanation.map(({ sentence }) => sentence.replace(/\.$/, '')).join(`${narrow}; `);
  return filled([
    [
      `Valeur ${figure.periodLabel}`,
      [
        figure.printed,
        figure.status === 'validated' ? '' : statusWords[figure.status],
        figure.territory === territory ? '' : figure.territory,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    // Where a value was typed, its reason names its source.
    ['Source', reasons.includes(source) ? '' : source],
    ['Origine', reasons],
    ...figure.breakdowns.map(({ label, parts }): [string, string] => [
      `Répartition ${label}`,
      parts.map((part) => `${part.label}${wide}: ${part.printed}${part.share ? ` (${part.share})` : ''}`).join(emSpace),
    ]),
    ...figure.history.map(({ printed, at, reason }): [string, string] => [
      'Corrigé',
      `${printed} jusqu’au ${printDate(at)}${reason ? `, ${reason}` : ''}`,
    ]),
  ]);
}

const emSpace = '\u2003';
const dated = (when: string, printed: string): string => `${when}${wide}:${wide}${printed}`;

const filled = (terms: [string, string][]): { term: string; text: string }[] =>
  terms.filter(([, text]) => text !== '').map(([term, text]) => ({ term, text }));
