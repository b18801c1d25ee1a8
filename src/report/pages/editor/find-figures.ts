import type { FoundIndicator } from '../../../indicator/index.ts';
import type { FoundEvidence } from '../../register/search-evidence.ts';

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

/** What a writer looks for without leaving the text; evidence where the report rests on the register. */
export interface Finders {
  figures: (text: string) => Promise<FoundFigure[]>;
  evidence: ((text: string) => Promise<FoundEvidence[]>) | undefined;
}

/** The lists under # and @, of the page whose texts are written; empty where the network fails. */
export const findersAt = (address: string, evidence: boolean): Finders => ({
  figures: (text) => find(`${address}/indicateurs`, text),
  evidence: evidence ? (text) => find(`${address}/preuves`, text) : undefined,
});

async function find<T>(address: string, text: string): Promise<T[]> {
  const response = await fetch(`${address}?q=${encodeURIComponent(text)}`).catch(() => undefined);
  return response?.ok ? response.json() : [];
}
