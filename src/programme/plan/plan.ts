import { z } from 'zod';
import { optionalDay } from '../../kernel/day.ts';
import { easyReadText } from '../../kernel/easy-read.ts';

/** A node of the tree as it is typed: with its id if it exists already. */
export interface ObjectiveInput {
  id?: string | undefined;
  number?: string | null | undefined;
  title: string;
  children?: ObjectiveInput[] | undefined;
}

const objectiveInput: z.ZodType<ObjectiveInput> = z.lazy(() =>
  z.object({
    id: z.uuid().optional(),
    number: z.string().trim().max(30).nullish(),
    title: z.string().trim().min(1, 'Donnez un titre à chaque objectif.').max(500),
    children: z.array(objectiveInput).optional(),
  }),
);

export const planInput = z
  .object({
    id: z.uuid().optional(),
    /** The version the person started from; needed to change a plan. */
    version: z.int().optional(),
    organisationId: z.uuid(),
    title: z.string().trim().min(1, 'Donnez un titre au plan.').max(300),
    acronym: z.string().trim().max(30).nullable().default(null),
    kind: z.string().trim().min(1, 'Indiquez de quel genre de plan il s’agit.').max(60),
    summary: z.string().trim().max(10_000).default(''),
    easyRead: easyReadText.default(''),
    startsOn: optionalDay,
    endsOn: optionalDay,
    adoptedOn: optionalDay,
    published: z.boolean().default(false),
    /** The whole tree, when it is given with the plan. */
    objectives: z.array(objectiveInput).optional(),
  })
  .refine((plan) => !plan.startsOn || !plan.endsOn || plan.startsOn <= plan.endsOn, {
    message: 'Le plan finit avant d’avoir commencé\u00a0: vérifiez les deux dates.',
    path: ['endsOn'],
  });
export type PlanInput = z.input<typeof planInput>;

/** What is written of a plan itself. */
export interface PlanFields {
  title: string;
  acronym: string | null;
  kind: string;
  summary: string;
  easyRead: string;
  startsOn: string | null;
  endsOn: string | null;
  adoptedOn: string | null;
  published: boolean;
}

export interface SavedPlan {
  id: string;
  slug: string;
  version: number;
}

export interface Plan extends PlanFields, SavedPlan {
  organisationId: string;
}

export const objectivesInput = z.object({
  planId: z.uuid(),
  /** The version of the plan that the tree started from. */
  version: z.int(),
  objectives: z.array(objectiveInput),
});
export type ObjectivesInput = z.input<typeof objectivesInput>;

/** A node of the tree as it is kept. */
export interface Objective {
  id: string;
  parentId: string | null;
  number: string | null;
  title: string;
  position: number;
}

/** Lays a tree out as rows, parents first; `newId` names the nodes that have no id yet. */
export function flattenObjectives(tree: readonly ObjectiveInput[], newId: () => string): Objective[] {
  const walk = (nodes: readonly ObjectiveInput[], parentId: string | null): Objective[] =>
    nodes.flatMap((node, position) => {
      const id = node.id ?? newId();
      const row = { id, parentId, number: node.number || null, title: node.title, position };
      return [row, ...walk(node.children ?? [], id)];
    });
  return walk(tree, null);
}

export interface ObjectiveNode extends Objective {
  children: ObjectiveNode[];
}

/** The tree of the rows, each level in its order. */
export function objectiveTree(rows: readonly Objective[]): ObjectiveNode[] {
  const childrenOf = Map.groupBy(rows, (row) => row.parentId);
  const grow = (parentId: string | null): ObjectiveNode[] =>
    (childrenOf.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map((row) => ({ ...row, children: grow(row.id) }));
  return grow(null);
}
