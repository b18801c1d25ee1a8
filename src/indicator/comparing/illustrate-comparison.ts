import { missing } from '../../kernel/errors.ts';
import { alternativeOf, type Illustration } from '../../kernel/illustration.ts';
import { comparisonSvg } from './comparison-chart.ts';
import type { Comparison } from './read-comparison.ts';

/** Territories side by side, as `page` shows them. */
export function illustrateComparison(label: string, comparison: Comparison, page: string): Illustration {
  const { series, years, byInhabitants } = comparison;
  const svg = comparisonSvg(label, comparison);
  if (svg === '') throw missing('Cette comparaison');
  const [first, last] = [years[0], years.at(-1)];
  return {
    ...{ kind: 'chart', title: label, svg, page, alternative: alternativeOf(svg) },
    about: [
      series.map(({ name }) => name).join(', '),
      first === last ? `${first}` : `${first} à ${last}`,
      byInhabitants && 'pour 1\u202f000\u00a0habitants',
    ]
      .filter(Boolean)
      .join(', '),
    source: 'Source : les définitions et les sources de chaque chiffre sont dans Carreau.',
    table: {
      columns: ['Année', ...series.map(({ name }) => name)],
      rows: years
        .toReversed()
        .map((year) => [
          String(year),
          ...series.map(({ points }) => points.find((point) => point.year === year) ?? '–'),
        ]),
    },
  };
}
