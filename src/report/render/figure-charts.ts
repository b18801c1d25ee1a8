import { breakdownSvg, chartSvg, inPrint } from '../../indicator/chart.ts';
import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import { wide } from '../../kernel/french.ts';
import type { EditionDocument, SheetDocument } from '../document.ts';
import { figuresOfSheet } from '../sheet/sheet-document.ts';

/** A drawing of a figure: its values over time, or the parts it is made of. */
interface FigureChart {
  id: string;
  label: string;
  /** The chart in words, for those who do not see it. */
  alternative: string;
  /** In print, in mm. */
  height: number;
  draw(): string;
}

/** Two stand side by side, large enough to be read. */
const chartsPerSheet = 2;

export const chartsOfSheet = (sheet: SheetDocument, figures: EditionDocument['figures']): FigureChart[] =>
  [...new Set(figuresOfSheet(sheet))]
    .flatMap((key) => (figures[key] ? chartsOfFigure(figures[key]) : []))
    .slice(0, chartsPerSheet);

function chartsOfFigure(figure: PrintedFigure): FigureChart[] {
  const { key, label, series, trajectory } = figure;
  const overTime = {
    id: key,
    label,
    alternative: alternativeOf(
      `Évolution de «${wide}${label}${wide}»`,
      [...series.map(({ periodLabel, printed }) => `${periodLabel}${wide}: ${printed}`)],
      trajectory.map(({ year, printed }) => `${year}${wide}: ${printed}`),
    ),
    height: 41,
    draw: () => chartSvg(figure, inPrint),
  };
  const parts = figure.breakdowns
    .filter((breakdown) => breakdown.parts.filter(({ share }) => share !== null).length >= 2)
    .map((breakdown, index) => ({
      id: `${key}#${index + 1}`,
      label: `${label}, ${breakdown.label}`,
      alternative: alternativeOf(
        `Répartition de «${wide}${label}${wide}», ${breakdown.label}`,
        breakdown.parts.map((part) => `${part.label}${wide}: ${part.printed}${part.share ? ` (${part.share})` : ''}`),
        [],
      ),
      height: 8 + 7.5 * breakdown.parts.length,
      draw: () => breakdownSvg(breakdown, inPrint),
    }));
  return series.length > 0 && series.length + trajectory.length >= 2 ? [overTime, ...parts] : parts;
}

const alternativeOf = (title: string, values: string[], targets: string[]): string =>
  `${title}. ${values.join(', ')}.${targets.length > 0 ? ` Cibles, ${targets.join(', ')}.` : ''}`;
