import { naturalOrder, searchForm } from '../../kernel/french.ts';
import { type Progress, type ProgressingAction, progressOf, progressOfAction } from '../progress/progress.rule.ts';
import { type Stage, stages } from '../words.ts';
import { type Objective, type ObjectiveNode, objectiveTree } from './plan.ts';

/** One line of a list of actions. */
export interface ActionLine {
  id: string;
  number: string;
  title: string;
  stage: Stage;
  service: string | null;
  percent: number | null;
  late: string | null;
}

export interface ActionFilter {
  stage: Stage | null;
  text: string;
  late: boolean;
}

/** An objective with its lines, its sub-objectives and the progress of all that is under it. */
export interface PlanBranch {
  id: string;
  number: string | null;
  title: string;
  progress: Progress;
  /** Actions under it, at any depth. */
  actions: number;
  late: number;
  lines: ActionLine[];
  branches: PlanBranch[];
}

interface ArrangedPlan {
  progress: Progress;
  late: number;
  /** How many actions stand at each stage, in the order of stages; none is left out. */
  stages: { stage: Stage; count: number }[];
  shown: number;
  total: number;
  branches: PlanBranch[];
  /** Actions of the plan under no objective. */
  loose: ActionLine[];
}

export const readActionFilter = (query: URLSearchParams): ActionFilter => ({
  stage: stages.find((stage) => stage === query.get('etape')) ?? null,
  text: query.get('texte')?.trim() ?? '',
  late: query.get('retard') === 'oui',
});

type Listed = ProgressingAction & { number: string; title: string; service: string | null };

export const lineOf = (action: Listed, today: string): ActionLine => {
  const { id, number, title, stage, service } = action;
  const { percent, late } = progressOfAction(action, today);
  return { id, number, title, stage, service, percent, late };
};

interface Sought {
  number: string;
  title: string;
  stage: Stage;
  service: string | null;
  late: string | boolean | null;
}

/** Tells whether an action is one the filter wants. */
export function matching({ stage, text, late }: ActionFilter): (action: Sought) => boolean {
  const form = searchForm(text);
  return (action) =>
    (!stage || action.stage === stage) &&
    (!late || Boolean(action.late)) &&
    (!form || searchForm(`${action.number} ${action.title} ${action.service ?? ''}`).includes(form));
}

export const inOrder = <A extends { number: string }>(actions: A[]): A[] =>
  actions.toSorted((a, b) => naturalOrder(a.number, b.number));

/**
 * Lays the actions of a plan under its objectives. Progress counts every action, the filter decides which lines
 * are shown; objectives with nothing to show are left out while a filter is set.
 */
export function arrangePlan(
  objectives: readonly Objective[],
  actions: readonly (Listed & { objectiveId: string | null })[],
  filter: ActionFilter,
  today: string,
): ArrangedPlan {
  const lines = actions.map((action) => ({ ...lineOf(action, today), objectiveId: action.objectiveId }));
  const wanted = matching(filter);
  const byObjective = Map.groupBy(lines, (line) => line.objectiveId);
  const filtering = Boolean(filter.stage || filter.text || filter.late);
  const grow = (node: ObjectiveNode): { branch: PlanBranch; all: ActionLine[] } => {
    const below = node.children.map(grow);
    const own = byObjective.get(node.id) ?? [];
    const all = [...own, ...below.flatMap((child) => child.all)];
    const branches = below.map((child) => child.branch).filter((branch) => !filtering || holds(branch));
    const shown = inOrder(own.filter(wanted));
    const { id, number, title } = node;
    const counts = { progress: progressOf(all), actions: all.length, late: lateIn(all) };
    return { branch: { id, number, title, ...counts, lines: shown, branches }, all };
  };
  const grown = objectiveTree(objectives).map((node) => grow(node).branch);
  return {
    progress: progressOf(lines),
    late: lateIn(lines),
    stages: stageCounts(lines),
    shown: lines.filter(wanted).length,
    total: lines.length,
    branches: grown.filter((branch) => !filtering || holds(branch)),
    loose: inOrder((byObjective.get(null) ?? []).filter(wanted)),
  };
}

const lateIn = (lines: readonly ActionLine[]): number => lines.filter((line) => line.late).length;

function stageCounts(lines: readonly ActionLine[]): { stage: Stage; count: number }[] {
  const byStage = Map.groupBy(lines, (line) => line.stage);
  return stages.flatMap((stage) => {
    const count = byStage.get(stage)?.length ?? 0;
    return count > 0 ? { stage, count } : [];
  });
}

const holds = (branch: PlanBranch): boolean => branch.lines.length > 0 || branch.branches.some(holds);
