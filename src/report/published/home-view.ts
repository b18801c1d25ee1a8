import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import type { EditionDocument } from '../document.ts';

/** The most telling figures of a report: those with a target, those that moved; of several sections rather than one. */
export function homeFigures({ sections, figures }: EditionDocument, most: number): PrintedFigure[] {
  const weighed = sections.flatMap(({ sheets }) =>
    sheets
      .flatMap((sheet) => sheet.keyFigures.flatMap((key) => figures[key] ?? []))
      .toSorted((a, b) => weight(b) - weight(a))
      .map((figure, rank) => ({ figure, weight: weight(figure) - 2 * rank })),
  );
  return weighed
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ figure }) => figure);
}

const weight = (figure: PrintedFigure): number =>
  (figure.target ? 3 : 0) +
  (figure.previous?.change ? 3 : 0) +
  (figure.unit === 'count' ? 0 : 1) +
  (figure.kind === 'result' || figure.kind === 'impact' ? 1 : 0);

interface Dated {
  publisherSlug: string;
  year: number;
}

/** The latest report of each publisher, latest year first. */
export function latestOfEach<T extends Dated>(editions: T[], most: number): T[] {
  const latest = new Map<string, T>();
  for (const edition of editions.toSorted((a, b) => b.year - a.year))
    if (!latest.has(edition.publisherSlug)) latest.set(edition.publisherSlug, edition);
  return [...latest.values()].slice(0, most);
}
