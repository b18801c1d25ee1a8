/** A cell holds as many records, or more: its colour tells no more. */
export const mostInCell = 1000;

/** Classes of a cell by what it holds, as the map colours them and the legend says. */
export const cellClasses = [
  { from: 1, label: '1 à 9' },
  { from: 10, label: '10 à 99' },
  { from: 100, label: '100 à 999' },
  { from: mostInCell, label: '1\u202f000 et plus' },
] as const;

export const cellClassOf = (count: number): number => cellClasses.findLastIndex(({ from }) => count >= from);
