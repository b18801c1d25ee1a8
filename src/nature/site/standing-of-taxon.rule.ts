/** Years after which a taxon that was seen somewhere is said not to have been seen since. */
export const yearsUnseen = 10;

export type TaxonStanding = 'new' | 'unseen' | 'known';

/**
 * How a taxon stands at a place: new where it was first seen this year, the place having been looked at before; not seen
 * since where nobody saw it for ten years, the place having been looked at since. Otherwise it is known there.
 */
export function standingOfTaxon(
  { first, last }: { first: string; last: string },
  place: { first: string; last: string },
  today: string,
): TaxonStanding {
  const yearOf = (date: string): number => Number(date.slice(0, 4));
  const year = yearOf(today);
  if (yearOf(first) === year && yearOf(place.first) < year) return 'new';
  return yearOf(last) <= year - yearsUnseen && yearOf(place.last) > yearOf(last) ? 'unseen' : 'known';
}
