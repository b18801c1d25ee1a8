/** As addresses and legends name them. */
export const thirds = ['premier', 'deuxieme', 'dernier'] as const;
export type Third = (typeof thirds)[number];

/** In which third of a ranking a rank stands: sites that share a rank share their third. */
export const thirdOf = (rank: number, rankedSites: number): Third =>
  thirds[Math.floor((3 * (rank - 1)) / rankedSites)] ?? 'dernier';
