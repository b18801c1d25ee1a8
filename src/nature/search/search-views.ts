import type { CountAxis } from './counts.sql.ts';

/** What a search shows of the records it keeps, by the word of the address. */
export const searchViews = {
  liste: 'Liste',
  carte: 'Carte',
  especes: 'Par espèce',
  communes: 'Par commune',
  mailles: 'Par maille',
  annees: 'Par année',
} as const;
export type SearchView = keyof typeof searchViews;
export const searchViewKeys = Object.keys(searchViews) as SearchView[];

/** What each view that counts counts by; the map has the same as a list beside it. */
export const axisOf: Partial<Record<SearchView, CountAxis>> = {
  carte: 'mesh',
  especes: 'taxon',
  communes: 'commune',
  mailles: 'mesh',
  annees: 'year',
};
