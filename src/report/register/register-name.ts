/** Tables that a report type may ask of the register of places and of the watch. */
export const registerNames = [
  'property',
  'composition',
  'site',
  'protection',
  'observation',
  'pressure',
  'factor',
  'campaign',
  'project',
  'endangered',
  'delivery',
  'decision',
  'body',
  'attribute',
] as const;
export type RegisterName = (typeof registerNames)[number];

/** The table in which the line with this key stands. */
export const registerOf = (key: string): RegisterName | undefined =>
  registerNames.find((name) => key.startsWith(`${name}:`));
