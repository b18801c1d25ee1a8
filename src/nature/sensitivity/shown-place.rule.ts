/** What is known of where a record is, besides its exact place. */
export interface KnownPlace {
  commune: string | null;
  mesh: string | null;
  departement: string | null;
}

export type ShownKind = 'commune' | 'mesh' | 'departement';

/**
 * The place that is named instead of the exact one, for levels 1 to 3 of sensitivity (commune, mesh of 10 km,
 * département): where that one is not known, the next wider that is. Null where nothing wide enough is known: the
 * record is then shown to nobody else. Of level 0 the exact place is shown, of level 4 none.
 */
export function shownPlace(level: number, known: KnownPlace): ShownKind | null {
  if (level < 1 || level > 3) return null;
  if (level === 1 && known.commune) return 'commune';
  if (level <= 2 && known.mesh) return 'mesh';
  return known.departement ? 'departement' : null;
}
