import { add, compare, type Decimal } from '../../kernel/decimal.ts';
import type { SiteScore } from '../score/scored.ts';

/** Sites whose scores are made of the same criteria, ranked: these may be compared, and no others with them. */
export interface RankedSet {
  /** What every score of it is made of, in the grid's order; empty for older totals of which nothing else is known. */
  criteria: string[];
  /** Whether that is the whole grid. */
  complete: boolean;
  rows: RankedSite[];
}

export interface RankedSite {
  id: string;
  name: string;
  total: Decimal;
  /** 1, 2, 2, 4: sites with one score share one rank. */
  rank: number;
  tied: boolean;
}

export interface Ranking {
  sets: RankedSet[];
  /** Sites that are in no set: nothing is surveyed there, or not all that was asked for. */
  unranked: { id: string; name: string }[];
}

type Ranked = Pick<SiteScore, 'id' | 'name' | 'total' | 'carriedTotal'> & {
  criteria: Pick<SiteScore['criteria'][number], 'name' | 'score'>[];
};

/** Ranks sites within those that the same criteria were surveyed at: complete scores first, then the larger sets. */
export function rankWithinSets(sites: readonly Ranked[], criteria: readonly string[]): Ranking {
  const sets = new Map<string, { criteria: string[]; sites: Ranked[] }>();
  const unranked: Ranking['unranked'] = [];
  for (const site of sites) {
    const done = surveyedOf(site);
    if (site.total === null) {
      unranked.push({ id: site.id, name: site.name });
      continue;
    }
    const key = done.join(' ');
    const set = sets.get(key) ?? { criteria: done, sites: [] };
    set.sites.push(site);
    sets.set(key, set);
  }
  const ordered = [...sets.values()].sort(
    (a, b) =>
      b.criteria.length - a.criteria.length ||
      b.sites.length - a.sites.length ||
      a.criteria.join().localeCompare(b.criteria.join()),
  );
  return {
    sets: ordered.map((set) => ({
      criteria: set.criteria,
      complete: set.criteria.length === criteria.length,
      rows: ranked(set.sites.map((site) => ({ id: site.id, name: site.name, total: site.total ?? '0' }))),
    })),
    unranked,
  };
}

/** Ranks by some criteria alone, those sites at which each of them was surveyed. */
export function rankOn(sites: readonly Ranked[], asked: readonly string[], criteria: readonly string[]): Ranking {
  const fits = (site: Ranked): boolean => asked.length > 0 && asked.every((name) => surveyedOf(site).includes(name));
  const rows = sites.filter(fits).map((site) => ({
    id: site.id,
    name: site.name,
    total: add(...site.criteria.flatMap(({ name, score }) => (score !== null && asked.includes(name) ? [score] : []))),
  }));
  return {
    sets:
      rows.length > 0 ? [{ criteria: [...asked], complete: asked.length === criteria.length, rows: ranked(rows) }] : [],
    unranked: sites.filter((site) => !fits(site)).map(({ id, name }) => ({ id, name })),
  };
}

/** What was surveyed at each site where anything was: the widest ground on which all of them may be ranked. */
export function sharedCriteria(sites: readonly Ranked[], criteria: readonly string[]): string[] {
  const surveyed = sites.map(surveyedOf).filter(({ length }) => length > 0);
  return criteria.filter((name) => surveyed.length > 0 && surveyed.every((done) => done.includes(name)));
}

const surveyedOf = ({ criteria }: Ranked): string[] =>
  criteria.flatMap(({ name, score }) => (score === null ? [] : [name]));

const ranked = (rows: { id: string; name: string; total: Decimal }[]): RankedSite[] =>
  rows
    .map((row) => ({
      ...row,
      rank: 1 + rows.filter(({ total }) => compare(total, row.total) > 0).length,
      tied: rows.filter(({ total }) => compare(total, row.total) === 0).length > 1,
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'fr', { numeric: true }));
