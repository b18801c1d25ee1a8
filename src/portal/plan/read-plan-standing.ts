import type { Context } from '../../identity/index.ts';
import { readPlanFigures } from '../../indicator/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { scoreCommitments } from '../../programme/commitment/commitment-score.rule.ts';
import { publishedCommitmentsOfPlan, readPlan } from '../../programme/index.ts';

/** Where a plan stands, as far as it is public: its actions, what became of its commitments, its figures. */
export async function readPlanStanding(context: Context, slug: string) {
  const { plan, progress, late, stages, total, branches, loose } = await readPlan(context, slug, {
    stage: null,
    text: '',
    late: true,
  });
  const [commitments, figures] = await Promise.all([
    publishedCommitmentsOfPlan(context.db, plan.id),
    readPlanFigures(context.db, plan.id),
  ]);
  const year = Number(todayOf(context.effects).slice(0, 4));
  return {
    ...{ plan, progress, late, stages, total, figures },
    lateActions: [...loose, ...branches.flatMap(linesUnder)],
    commitments,
    score: scoreCommitments(commitments, year),
  };
}

type Branch = Awaited<ReturnType<typeof readPlan>>['branches'][number];

const linesUnder = (branch: Branch): Branch['lines'] => [...branch.lines, ...branch.branches.flatMap(linesUnder)];
