import type { FoundIndicator } from '../../../indicator/index.ts';

/** An indicator as the list under # shows it. */
export interface FoundFigure {
  code: string;
  label: string;
  /** Code of the period the inserted figure is about. */
  period: string;
  /** As it will be read; null while it has no value. */
  printed: string | null;
}

/** The year's figure first, else the latest there is. */
export const figureOfYear =
  (year: string) =>
  ({ code, label, figures }: FoundIndicator): FoundFigure => {
    const figure = figures.find(({ period }) => period === year) ?? figures[0];
    return { code, label, period: figure?.period ?? year, printed: figure?.printed ?? null };
  };

/** Indicators for the list under #, of the page whose texts are written; none where the network fails. */
export async function findFigures(address: string, text: string): Promise<FoundFigure[]> {
  const url = `${address}/indicateurs?q=${encodeURIComponent(text)}`;
  const response = await fetch(url).catch(() => undefined);
  return response?.ok ? response.json() : [];
}
