import type { PrintedFigure } from '../../indicator/printed-figure.ts';
import type { EditionDocument } from '../document.ts';

export interface HomeFigure {
  key: string;
  label: string;
  printed: string;
  periodLabel: string;
  territory: string;
  change: string | null;
  section: string;
}

/** One key figure for each section of a report: the first that can be compared with an earlier value, else the first. */
export function homeFigures({ sections, figures }: EditionDocument): HomeFigure[] {
  return sections.flatMap((section) => {
    const candidates = section.sheets.flatMap((sheet) => sheet.keyFigures.flatMap((key) => figures[key] ?? []));
    const chosen = candidates.find((figure) => figure.previous?.change) ?? candidates[0];
    return chosen ? [{ ...told(chosen), section: section.label }] : [];
  });
}

const told = (figure: PrintedFigure) => ({
  key: figure.key,
  label: figure.label,
  printed: figure.printed,
  periodLabel: figure.periodLabel,
  territory: figure.territory,
  change: figure.previous?.change ? `${figure.previous.change} depuis ${figure.previous.periodLabel}` : null,
});
