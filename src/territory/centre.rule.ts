import { searchForm } from '../kernel/french.ts';

/** A place of GeoNames: `admin2` is the département's code in metropolitan France. */
export interface GazetteerPlace {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin2: string;
}

export interface NamedCommune {
  code: string;
  name: string;
  departementCode: string;
}

export interface Centre {
  longitude: number;
  latitude: number;
}

/**
 * Centres of communes, matched by name within the département. Where a name stands for two communes or
 * two places of a département nothing is guessed: the commune has no centre.
 */
export function matchCentres(communes: NamedCommune[], places: GazetteerPlace[]): Map<string, Centre> {
  const communesByName = Map.groupBy(communes, (commune) => keyOf(commune.departementCode, commune.name));
  const placesByName = Map.groupBy(
    places.filter((place) => place.country === 'FR'),
    (place) => keyOf(place.admin2, place.name),
  );
  const centres = new Map<string, Centre>();
  for (const [key, [commune, ...homonyms]] of communesByName) {
    const [place, ...others] = placesByName.get(key) ?? [];
    if (!commune || !place || homonyms.length + others.length > 0) continue;
    centres.set(commune.code, { longitude: Number(place.lng), latitude: Number(place.lat) });
  }
  return centres;
}

const keyOf = (departement: string, name: string): string => `${departement} ${searchForm(name)}`;
