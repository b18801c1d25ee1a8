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
  lines: ActionLine[];
  branches: PlanBranch[];
}

export interface ArrangedPlan {
  progress: Progress;
  late: number;
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

export const matches = (line: ActionLine, { stage, text, late }: ActionFilter): boolean =>
  (!stage || line.stage === stage) &&
  (!late || line.late !== null) &&
  searchForm(`${line.number} ${line.title} ${line.service ?? ''}`).includes(searchForm(text));

export const inOrder = <L extends ActionLine>(lines: L[]): L[] =>
  lines.toSorted((a, b) => naturalOrder(a.number, b.number));

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
  const byObjective = Map.groupBy(lines, (line) => line.objectiveId);
  const filtering = Boolean(filter.stage || filter.text || filter.late);
  const grow = (node: ObjectiveNode): { branch: PlanBranch; all: ActionLine[] } => {
    const below = node.children.map(grow);
    const own = byObjective.get(node.id) ?? [];
    const all = [...own, ...below.flatMap((child) => child.all)];
    const branches = below.map((child) => child.branch).filter((branch) => !filtering || holds(branch));
    const shown = inOrder(own.filter((line) => matches(line, filter)));
    const { id, number, title } = node;
    return { branch: { id, number, title, progress: progressOf(all), lines: shown, branches }, all };
  };
  const grown = objectiveTree(objectives).map((node) => grow(node).branch);
  return {
    progress: progressOf(lines),
    late: lines.filter((line) => line.late).length,
    shown: lines.filter((line) => matches(line, filter)).length,
    total: lines.length,
    branches: grown.filter((branch) => !filtering || holds(branch)),
    loose: inOrder((byObjective.get(null) ?? []).filter((line) => matches(line, filter))),
  };
}

const holds = (branch: PlanBranch): boolean => branch.lines.length > 0 || branch.branches.some(holds);
