export const editionFormats = ['pdf', 'json'] as const;
export type EditionFormat = (typeof editionFormats)[number];
