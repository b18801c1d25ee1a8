/** Elements on one page of the list. */
export const incompletePage = 50;

export const lacks = ['observation', 'owner', 'position'] as const;
export type Lack = (typeof lacks)[number];

export const lackLabels: Record<Lack, (years: number, elements: number) => string> = {
  observation: (years, elements) =>
    `non ${elements > 1 ? 'vus' : 'vu'} depuis ${years === 1 ? 'un an' : `${years}\u00a0ans`}`,
  owner: () => 'sans propriétaire',
  position: () => 'sans position',
};
