/** Elements on one page of the list. */
export const incompletePage = 50;

export const lacks = ['observation', 'owner', 'position'] as const;
export type Lack = (typeof lacks)[number];

export const lackLabels: Record<Lack, (years: number) => string> = {
  observation: (years) => (years === 1 ? 'non vus depuis un an' : `non vus depuis ${years}\u00a0ans`),
  owner: () => 'sans propriétaire',
  position: () => 'sans position',
};
