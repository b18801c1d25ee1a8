import { add, compare, type Decimal } from '../../kernel/decimal.ts';
import type { Grid } from '../grid/grid.ts';
import type { SiteScore } from '../score/scored.ts';

/** What a campaign has of one criterion. */
export interface GroupCoverage {
  criterion: string;
  label: string;
  done: number;
  notDone: number;
  waiting: number;
  /** Reasons why it was not surveyed, each once. */
  reasons: string[];
  visits: number;
  /** Null where one of the sites says none. */
  hours: Decimal | null;
  /** Of the sites surveyed: the sum of their scores, the lowest and the highest. */
  sum: Decimal;
  lowest: Decimal | null;
  highest: Decimal | null;
}

/** What was surveyed of each criterion, where not and why, and what it took. */
export const coverageOf = (grid: Pick<Grid, 'criteria'>, sites: readonly SiteScore[]): GroupCoverage[] =>
  grid.criteria.map(({ name, label }) => {
    const here = sites.flatMap(({ criteria }) => criteria.filter((criterion) => criterion.name === name));
    const scores = here.flatMap(({ score }) => score ?? []).sort(compare);
    const visited = here.filter(({ effort }) => effort.visits > 0);
    const hours = visited.map(({ effort }) => effort.hours);
    const stated = (state: string) => here.filter((criterion) => criterion.state === state);
    return {
      ...{ criterion: name, label, done: stated('done').length, notDone: stated('not_done').length },
      waiting: stated('waiting').length,
      reasons: [...new Set(stated('not_done').map(({ reason }) => reason))].filter(Boolean),
      visits: visited.reduce((sum, { effort }) => sum + effort.visits, 0),
      hours: hours.length > 0 && hours.every((each) => each !== null) ? add(...hours.map((each) => each ?? '0')) : null,
      ...{ sum: add(...scores), lowest: scores[0] ?? null, highest: scores.at(-1) ?? null },
    };
  });
