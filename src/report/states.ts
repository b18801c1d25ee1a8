/** Steps of an edition, in order. */
export const editionStates = [
  'preparation',
  'collection',
  'review',
  'validation',
  'frozen',
  'presented',
  'published',
] as const;
export type EditionState = (typeof editionStates)[number];

export const sheetStates = ['to_fill', 'in_progress', 'submitted', 'sent_back', 'accepted'] as const;
export type SheetState = (typeof sheetStates)[number];

/** Whether the content of an edition in this state can no longer change. */
export const isFrozen = (state: EditionState): boolean =>
  editionStates.indexOf(state) >= editionStates.indexOf('frozen');
