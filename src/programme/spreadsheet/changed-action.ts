import { round } from '../../kernel/decimal.ts';
import { type Action, type ActionFields, type ActionInput, actionInput, asInput } from '../action/action.ts';
import type { ActionPatch } from '../action/patch-actions.sql.ts';
import { actionCells } from './action-cells.ts';
import { type ActionColumn, columnKeys } from './action-columns.ts';

export interface CellChange {
  column: ActionColumn;
  before: string;
  after: string;
}

/** An action that a row of a file changes: what it becomes, what it was, and both as people read them. */
export interface ChangedAction {
  id: string;
  number: string;
  title: string;
  version: number;
  line: number;
  patch: ActionPatch;
  former: ActionPatch;
  cells: CellChange[];
}

/** The field that each column speaks of; the stage has columns of its own. */
const fieldOf = {
  title: 'title',
  summary: 'summary',
  description: 'description',
  scope: 'scope',
  priority: 'priority',
  service: 'leadServiceId',
  contact: 'contact',
  plans: 'plans',
  objectives: 'plans',
  partners: 'partners',
  territories: 'territoryIds',
  sites: 'siteIds',
  funding: 'funding',
  milestones: 'milestones',
  finalites: 'finalites',
  goals: 'goals',
  links: 'links',
  related: 'relatedIds',
  indicators: 'indicatorIds',
} as const satisfies Partial<Record<ActionColumn, keyof ActionPatch>>;

const stageColumns = ['stage', 'stageSince', 'stageReason'] as const;

type Cell = (column: ActionColumn) => string;
type Raw = { plans: { planId: string; objectiveId?: string | null | undefined }[] } & Record<string, unknown>;

/** The action with what the row says; an empty cell leaves what is there. */
export function mergeRow(current: ActionInput, raw: Raw, cell: Cell): unknown {
  const told = Object.entries(fieldOf).filter(([column]) => cell(column as ActionColumn));
  const merged: Record<string, unknown> = {
    ...current,
    ...Object.fromEntries(told.map(([, field]) => [field, raw[field]])),
  };
  if (cell('plans')) merged.plans = raw.plans.map((link) => ({ ...keptPlace(current, link.planId), ...defined(link) }));
  for (const column of stageColumns) if (cell(column)) merged[column] = raw[column];
  return merged;
}

const keptPlace = ({ plans = [] }: ActionInput, planId: string) => plans.find((link) => link.planId === planId);
const defined = (link: Raw['plans'][number]) => (link.objectiveId === undefined ? { planId: link.planId } : link);

/** Undefined where the row says what is already there. */
export function changesBetween(
  action: Action,
  wanted: ActionFields,
  cell: Cell,
): Omit<ChangedAction, 'line'> | undefined {
  const current = actionInput.parse(asInput(action));
  const differs = (field: keyof ActionPatch) => comparable(field, current) !== comparable(field, wanted);
  const told = (Object.keys(fieldOf) as (keyof typeof fieldOf)[]).filter((column) => cell(column));
  const columns: ActionColumn[] = told.filter((column) => differs(fieldOf[column]));
  const fields = [...new Set(told.map((column) => fieldOf[column]).filter(differs))];
  const patch: ActionPatch = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
  const former: ActionPatch = Object.fromEntries(fields.map((field) => [field, current[field]]));
  const step = stepOf(action, wanted);
  if (step) {
    patch.step = step;
    columns.push(...stageColumns.filter((column) => cell(column)));
  }
  if (Object.keys(patch).length === 0) return undefined;
  const { id, number, title, version } = action;
  const cells = columnKeys
    .filter((column) => columns.includes(column))
    .map((column) => ({ column, before: actionCells[column](action), after: cell(column) }))
    .filter(({ before, after }) => before !== after);
  return { id, number, title, version, patch, former, cells };
}

/** A step to add to the history, where the stage, its day or its reason is not the one in force. */
function stepOf(
  { stageHistory: [inForce] }: Action,
  { stage, stageSince, stageReason }: ActionFields,
): ActionPatch['step'] {
  const same = inForce?.stage === stage;
  const since = stageSince ?? (same ? inForce.since : undefined);
  const reason = stageReason ?? (same ? inForce.reason : null);
  return same && since === inForce.since && reason === inForce.reason ? undefined : { stage, since, reason };
}

/** The same text for the same content: lists in any order but that of indicators, amounts with two decimals. */
function comparable(field: keyof ActionPatch, fields: ActionFields): string {
  const value =
    field === 'funding'
      ? fields.funding.map((line) => ({ ...line, amount: line.amount && round(line.amount, 2) }))
      : fields[field as keyof ActionFields];
  if (!Array.isArray(value)) return JSON.stringify(value ?? null);
  const items = value.map((item) => JSON.stringify(item));
  return JSON.stringify(field === 'indicatorIds' ? items : items.sort());
}
