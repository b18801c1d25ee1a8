import { add, compare } from '../../kernel/decimal.ts';
import type { ShownScore } from '../campaign/assessment.sql.ts';
import { rankWithinSets } from '../rank/rank-sites.rule.ts';
import { markOf } from '../score/mark-of.rule.ts';
import { scoreOf } from '../score/score-site.rule.ts';
import type { SiteScore } from '../score/scored.ts';
import type { Scores } from '../score/work-out-scores.ts';

/** A published campaign as it is kept: the grid, the tables, each record that counted with its version, and the scores. */
export interface Frozen extends Scores {
  format: 1;
  campaign: { title: string; organisation: string; startsOn: string; endsOn: string };
}

/** The text that is kept and hashed: the same scores always give the same one. */
export const freeze = ({ title, organisation, startsOn, endsOn }: Frozen['campaign'], scores: Scores): string => {
  const frozen: Frozen = { format: 1, campaign: { title, organisation, startsOn, endsOn }, ...scores };
  return JSON.stringify(frozen);
};

export const thaw = (text: string): Frozen => JSON.parse(text) as Frozen;

/** What maps and counts are to tell of each site: its score, and its rank among those surveyed alike. */
export const shownScores = ({ grid, sites }: Pick<Scores, 'grid' | 'sites'>): ShownScore[] =>
  rankWithinSets(
    sites,
    grid.criteria.map(({ name }) => name),
  ).sets.flatMap(({ complete, rows }) =>
    rows.map(({ id, total, rank }) => ({
      ...{ assessmentSiteId: id, score: total, complete, rank, rankedSites: rows.length },
    })),
  );

/** Sites of which maps and counts tell another score or rank than the kept text, or one of the two alone. */
export function strayScores(scores: Scores, told: readonly ShownScore[]): string[] {
  const kept = new Map(shownScores(scores).map((row) => [row.assessmentSiteId, row]));
  const seen = new Map(told.map((row) => [row.assessmentSiteId, row]));
  return scores.sites.filter(({ id }) => !isSameScore(kept.get(id), seen.get(id))).map(({ name }) => name);
}

const isSameScore = (kept: ShownScore | undefined, told: ShownScore | undefined): boolean =>
  kept && told
    ? compare(kept.score, told.score) === 0 &&
      kept.complete === told.complete &&
      kept.rank === told.rank &&
      kept.rankedSites === told.rankedSites
    : kept === told;

/** Sites whose kept total does not follow from their kept records, tables and grid. */
export const wrongSums = ({ grid, sites }: Scores): string[] =>
  sites.filter((site) => !addsUp(grid, site)).map(({ name }) => name);

function addsUp(grid: Scores['grid'], { criteria, total, carriedTotal }: SiteScore): boolean {
  const scores = criteria.flatMap(({ score }) => (score === null ? [] : [score]));
  if (!carriedTotal && (total === null ? scores.length > 0 : compare(add(...scores), total) !== 0)) return false;
  return criteria.every(({ name, items, basis, sum, score }) => {
    const criterion = grid.criteria.find((each) => each.name === name);
    if (!criterion) return false;
    if (score !== null && compare(scoreOf(criterion, basis, sum), score) !== 0) return false;
    if (basis === 'carried_score') return true;
    if (compare(add(...items.map(({ mark }) => mark)), sum) !== 0) return false;
    return basis === 'value' || items.every((item) => compare(markOf(item, criterion.scales).mark, item.mark) === 0);
  });
}
