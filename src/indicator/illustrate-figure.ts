import { missing } from '../kernel/errors.ts';
import { slugOf } from '../kernel/french.ts';
import { alternativeOf, type Illustration, type IllustrationCell } from '../kernel/illustration.ts';
import { breakdownSvg, chartSvg } from './chart.ts';
import { statusLabels } from './indicator.ts';
import type { PrintedFigure } from './printed-figure.ts';
import { readQuantity } from './read-quantity.rule.ts';

/** The end of the address of a breakdown: "repartition/par-type-de-logement". */
export const breakdownPath = ({ label }: PrintedFigure['breakdowns'][number]): string => `repartition/${slugOf(label)}`;

/** The values of a figure over time with its targets, as `page` shows them. */
export function illustrateSeries(figure: PrintedFigure, page: string): Illustration {
  const svg = chartSvg(figure);
  if (svg === '') throw missing('Ce graphique');
  const { baseline, trajectory, series } = figure;
  const line = (period: string, cell: IllustrationCell, state: string) => [period, cell, state];
  return {
    ...{ kind: 'chart', title: figure.label, svg, page, source: sourceOf(figure) },
    about: [figure.territory, spanOf(figure)].join(', '),
    alternative: alternativeOf(svg),
    table: {
      columns: ['Période', `Valeur${inUnit(figure)}`, 'État'],
      rows: [
        ...(baseline ? [line(String(baseline.year), quantity(baseline.printed), 'référence')] : []),
        ...series.map((point) => line(point.periodLabel, point, statusLabels[point.status])),
        ...trajectory.map((point) => line(String(point.year), point, 'cible')),
      ],
    },
  };
}

/** The parts that make a figure. */
export function illustrateBreakdown(figure: PrintedFigure, slug: string, page: string): Illustration {
  const breakdown = figure.breakdowns.find(({ label }) => slugOf(label) === slug);
  const svg = breakdown ? breakdownSvg(breakdown) : '';
  if (!breakdown || svg === '') throw missing('Ce graphique');
  return {
    ...{ kind: 'chart', title: `${figure.label}, ${breakdown.label}`, svg, page, source: sourceOf(figure) },
    about: [figure.territory, figure.periodLabel].join(', '),
    alternative: alternativeOf(svg),
    table: {
      columns: ['Partie', `Valeur${inUnit(figure)}`, 'Part (%)'],
      rows: breakdown.parts.map(({ label, printed, share }) => [label, quantity(printed), quantity(share ?? '')]),
    },
  };
}

const spanOf = ({ series, trajectory, periodLabel }: PrintedFigure): string => {
  const labels = [...series.map((point) => point.periodLabel), ...trajectory.map(({ year }) => String(year))];
  const [first = periodLabel, last = periodLabel] = [labels[0], labels.at(-1)];
  return first === last ? first : `${first} à ${last}`;
};

const sourceOf = ({ source, sourcePage, owner }: PrintedFigure): string => {
  const said = [source, sourcePage, !source && owner].filter(Boolean).join(', ');
  return said ? `Source : ${said}.` : 'Source non indiquée.';
};

const inUnit = ({ unitLabel, taxBasis }: PrintedFigure): string => {
  const unit = [unitLabel, taxBasis].filter(Boolean).join(' ');
  return unit ? ` (${unit})` : '';
};

/** What was printed, with the number in it. */
function quantity(printed: string): IllustrationCell {
  const read = readQuantity(printed);
  return read ? { value: read.value, printed } : printed;
}
