import type { Dataset } from './dataset.ts';

/** What the rows of a dataset come to, gathered as they pass. */
export interface Facts {
  publishers: { name: string; siren: string | null }[];
  /** West, south, east, north, in degrees. */
  box: [number, number, number, number] | null;
  days: [string, string] | null;
  /** Names of those that its rows are under. */
  licences: string[];
}

/** Gathers the facts of rows given one by one. */
export function gatherFacts({ columns, days }: Pick<Dataset, 'columns' | 'days'>) {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const [organisation, siren, licence, longitude, latitude] = [
    ...['organisation', 'siren', 'licence', 'longitude', 'latitude'].map(at),
  ];
  const [first, last] = (days ?? []).map(at);
  const publishers = new Map<string, string | null>();
  const licences = new Set<string>();
  const facts: Omit<Facts, 'publishers' | 'licences'> = { box: null, days: null };
  const cell = (cells: (string | null)[], place = -1) => cells[place] ?? null;
  return {
    see(cells: (string | null)[]): void {
      publishers.set(cell(cells, organisation) ?? '', cell(cells, siren));
      const under = cell(cells, licence);
      if (under !== null) licences.add(under);
      const [x, y] = [cell(cells, longitude), cell(cells, latitude)];
      if (x !== null && y !== null) facts.box = widened(facts.box, Number(x), Number(y));
      const [from, to] = [cell(cells, first), cell(cells, last)];
      if (from === null || to === null) return;
      const [earliest, latest] = facts.days ?? [from, to];
      facts.days = [from < earliest ? from : earliest, to > latest ? to : latest];
    },
    facts: (): Facts => ({
      ...facts,
      licences: [...licences].sort(),
      publishers: [...publishers]
        .map(([name, known]) => ({ name, siren: known }))
        .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    }),
  };
}

const widened = (box: Facts['box'], x: number, y: number): Facts['box'] =>
  box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
