import { randomUUID } from 'node:crypto';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { outlineOf } from './outline.ts';
import { findPlan, listCarrying, listObjectives, lockPlan, replaceObjectives, updatePlan } from './plan.sql.ts';
import {
  flattenObjectives,
  type Objective,
  type ObjectiveInput,
  type ObjectivesInput,
  objectivesInput,
} from './plan.ts';
import { refusePlan } from './refuse-plan.ts';

/**
 * Makes the tree of a plan the one given: nodes with an id stay, the others are new, those left out go,
 * unless they still carry actions. The rows come back, parents first. A tree that started from an outdated version
 * of the plan is refused and kept, as `savePlan` does.
 */
export async function saveObjectives(
  context: Context,
  input: ObjectivesInput,
): Promise<{ version: number; objectives: Objective[] }> {
  const { planId, version, objectives } = parseInput(objectivesInput, input);
  const plan = await findPlan(context.db, planId);
  if (!plan) throw missing('Ce plan');
  authorise(context.actor, 'plan.edit', plan);
  const saved = await context.db.transaction().execute(async (tx) => {
    if ((await lockPlan(tx, planId))?.version !== version) return undefined;
    const rows = await writeObjectives(tx, context, plan, objectives);
    return { version: (await updatePlan(tx, planId, {})).version, objectives: rows };
  });
  if (!saved) throw await refusePlan(context, planId, { objectives });
  return saved;
}

/** Writes the tree in the transaction of the plan itself, which counts the version. */
export async function writeObjectives(
  tx: Context['db'],
  context: Context,
  plan: { id: string; organisationId: string },
  objectives: ObjectiveInput[],
): Promise<Objective[]> {
  const before = await listObjectives(tx, plan.id);
  const known = new Set(before.map((row) => row.id));
  const fresh = new Set<string>();
  const rows = flattenObjectives(objectives, () => {
    const id = randomUUID();
    fresh.add(id);
    return id;
  });
  const given = rows.map((row) => row.id);
  const foreign = given.some((id) => !known.has(id) && !fresh.has(id));
  if (foreign || new Set(given).size !== given.length) throw missing('Un des objectifs');
  const [carrying] = await listCarrying(tx, plan.id, given);
  if (carrying) throw stillCarries(carrying);
  await replaceObjectives(tx, plan.id, rows);
  if (outlineOf(before) === outlineOf(rows)) return rows;
  await recordChange(tx, context, {
    organisationId: plan.organisationId,
    verb: 'plan.objectives',
    objectKind: 'plan',
    objectId: plan.id,
    before: { objectives: before },
    after: { objectives: rows },
  });
  return rows;
}

const stillCarries = ({ title, actions }: { title: string; actions: number }): DomainError =>
  new DomainError(
    'invalid',
    'objective_carries_actions',
    `L’objectif «\u00a0${title}\u00a0» porte encore ${printCount(actions, 'action')}\u00a0: rattachez-les d’abord à un autre objectif.`,
    { title, actions },
  );
