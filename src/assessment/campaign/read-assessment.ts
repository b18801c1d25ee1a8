import { type Context, may, organisationsWhere } from '../../identity/index.ts';
import { type LegendEntry, readPlanAround } from '../../site/index.ts';
import type { Grid } from '../grid/grid.ts';
import { listGrids, readGrid } from '../grid/read-grids.ts';
import { scoreLegend } from '../map/score-layer.ts';
import { type RankedSet, type Ranking, rankOn, rankWithinSets, sharedCriteria } from '../rank/rank-sites.rule.ts';
import { thirdOf } from '../rank/third.rule.ts';
import { listAssessments } from './assessment.sql.ts';
import { coverageOf } from './coverage.rule.ts';
import { readScores, type SeenScores, type SeenSite } from './read-scores.ts';

/** Campaigns that who asks may read, with their grids. */
export async function readAssessments({ db, actor }: Context) {
  const campaigns = await listAssessments(db, organisationsWhere(actor, 'work.read'));
  const grids = listGrids();
  return {
    campaigns: campaigns.map((campaign) => ({
      ...campaign,
      gridLabel: grids.find(({ name }) => name === campaign.grid)?.label ?? campaign.grid,
    })),
    grids: grids.map(({ name, label, summary, example, version }) => ({ name, label, summary, example, version })),
    mayEdit: organisationsWhere(actor, 'assessment.edit').length > 0,
  };
}

/** By what sites are ranked: each among those surveyed alike, all by what they share, or by criteria somebody picks. */
export type RankBy = 'sets' | 'shared' | string[];

export async function readAssessment(context: Context, id: string, by: RankBy) {
  const scores = await readScores(context, id, 'none');
  const { campaign, grid, sites } = scores;
  const names = grid.criteria.map(({ name }) => name);
  const shared = sharedCriteria(sites, names);
  const asked = by === 'shared' ? shared : by;
  const ranking = asked === 'sets' ? rankWithinSets(sites, names) : rankOn(sites, asked, names);
  const others = await listAssessments(context.db, organisationsWhere(context.actor, 'work.read'));
  return {
    ...{ campaign, ranking, shared, by, tables: scores.tables, generated: scores.generated },
    grid: gridHead(grid),
    sites: sites.map(headOf),
    coverage: coverageOf(grid, sites),
    plan: await planOf(context, scores, placesIn(ranking, by)),
    others: others
      .filter((other) => other.grid === campaign.grid && other.id !== campaign.id)
      .map(({ id: otherId, title, startsOn, endsOn }) => ({ id: otherId, title, startsOn, endsOn })),
    mayEdit: may(context.actor, 'assessment.edit', campaign) && !campaign.publishedAt,
    maySurvey: may(context.actor, 'assessment.survey', campaign) && !campaign.publishedAt,
  };
}

export type ReadAssessment = Awaited<ReturnType<typeof readAssessment>>;

/** A grid as pages need it: what is marked how is on its own page. */
const gridHead = ({ name, label, version, high, example, criteria }: Grid) => ({
  ...{ name, label, version, high, example },
  criteria: criteria.map((criterion) => ({
    ...{ name: criterion.name, label: criterion.label, axis: criterion.axis, kind: criterion.source.kind },
  })),
});

/** A site without what its score is made of, which its own page tells. */
const headOf = ({ id, siteId, name, open, total, complete, carriedTotal, criteria }: SeenSite) => ({
  ...{ id, siteId, name, open, total, complete, carriedTotal },
  criteria: criteria.map((criterion) => ({
    ...{ name: criterion.name, state: criterion.state, score: criterion.score, basis: criterion.basis },
    ...{ species: criterion.items.length, visits: criterion.effort.visits },
  })),
});

/** Metres. */
const around = 3000;

/** Where the sites are, each under its rank and coloured by it; null where no position may be told. */
async function planOf(context: Context, { sites }: SeenScores, places: Map<string, Place>) {
  const placed = sites.flatMap(({ id, at }) => (at ? [{ at, ...places.get(id) }] : []));
  if (placed.length === 0) return null;
  const [xs, ys] = [placed.map(({ at }) => at[0]), placed.map(({ at }) => at[1])];
  const svg = await readPlanAround(context, {
    // One place alone is shown among its neighbours.
    bounds: [Math.min(...xs) - around, Math.min(...ys) - around, Math.max(...xs) + around, Math.max(...ys) + around],
    siteIds: [],
    over: placed
      .sort((a, b) => (a.rank ?? 9999) - (b.rank ?? 9999))
      .map(({ at, rank, mark }) => ({
        ...{ role: 'mark' as const, kind: '', shape: { type: 'Point', coordinates: at }, label: at },
        ...{ name: rank === undefined ? '' : String(rank), tone: (mark ?? unranked).tone },
      })),
  });
  const drawn = new Set(placed.map(({ mark }) => (mark ?? unranked).key));
  return { svg, legend: [...scoreLegend, unranked].filter(({ key }) => drawn.has(key)) };
}

interface Place {
  rank: number;
  mark: LegendEntry | undefined;
}

/** Of each site its rank and the third it is in; where sets stand apart, incomplete scores are in none. */
function placesIn({ sets }: Ranking, by: RankBy): Map<string, Place> {
  const markOf = (set: RankedSet, rank: number) => {
    const key = by === 'sets' && !set.complete ? 'incomplet' : thirdOf(rank, set.rows.length);
    return scoreLegend.find((entry) => entry.key === key);
  };
  return new Map(sets.flatMap((set) => set.rows.map(({ id, rank }) => [id, { rank, mark: markOf(set, rank) }])));
}

const unranked: LegendEntry = { key: 'sans-rang', label: 'Sans rang', shape: 'bar', tone: 'brick' };

/** The grid of a name, whole: what it asks and how it marks. */
export const readGridPage = (name: string): Grid => readGrid(name);
