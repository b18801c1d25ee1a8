/** A place to visit, as the rule counts it. */
export interface ToVisit {
  commune: string;
  typeLabel: string;
  visited: boolean;
  /** Visited, and the place could be seen. */
  seen: boolean;
}

export interface Coverage {
  name: string;
  toVisit: number;
  visited: number;
  seen: number;
  /** Whole percent, rounded down: 100 only where nothing remains. */
  percent: number;
}

const cover = (name: string, places: readonly ToVisit[]): Coverage => {
  const visited = places.filter((place) => place.visited).length;
  return {
    name,
    toVisit: places.length,
    visited,
    seen: places.filter((place) => place.seen).length,
    percent: places.length === 0 ? 0 : Math.floor((visited * 100) / places.length),
  };
};

/** What a tour has covered: in all, by commune and by type, what remains most first. */
export function coverageOf(places: readonly ToVisit[]): { all: Coverage; communes: Coverage[]; types: Coverage[] } {
  const by = (name: (place: ToVisit) => string): Coverage[] =>
    [...Map.groupBy(places, name)]
      .map(([group, of]) => cover(group, of))
      .toSorted(
        (a, b) =>
          b.toVisit - b.visited - (a.toVisit - a.visited) || a.name.localeCompare(b.name, 'fr', { numeric: true }),
      );
  return { all: cover('', places), communes: by(({ commune }) => commune), types: by(({ typeLabel }) => typeLabel) };
}
