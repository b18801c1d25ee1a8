import { figureKey, type PrintedFigure } from '../../indicator/printed-figure.ts';
import type { EditionDocument } from '../../report/document.ts';
import { figuresIn } from '../../report/rich-text.ts';

/**
 * The most telling figures of a report: first those that its own texts (preface, synthesis) quote, then key figures with
 * a target or a change, of several sections rather than one.
 */
export function homeFigures({ texts, sections, figures }: EditionDocument, most: number): PrintedFigure[] {
  const quoted = texts
    .flatMap(({ text }) => figuresIn(text))
    .flatMap(({ indicator, period }) => figures[figureKey(indicator, period)] ?? [])
    .toSorted((a, b) => weight(b) - weight(a));
  const weighed = sections
    .flatMap(({ sheets }) =>
      sheets
        .flatMap((sheet) => sheet.keyFigures.flatMap((key) => figures[key] ?? []))
        .toSorted((a, b) => weight(b) - weight(a))
        .map((figure, rank) => ({ figure, weight: weight(figure) - 2 * rank })),
    )
    .toSorted((a, b) => b.weight - a.weight);
  return [...new Set([...quoted, ...weighed.map(({ figure }) => figure)])].slice(0, most);
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
