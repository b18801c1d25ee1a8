import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { slugOf } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { insertPlan, listSlugs, lockPlan, updatePlan } from './plan.sql.ts';
import { type Plan, type PlanFields, type PlanInput, planInput, type SavedPlan } from './plan.ts';
import { refusePlan } from './refuse-plan.ts';
import { writeObjectives } from './save-objectives.ts';

/**
 * Creates a plan, or changes the one named, with its objectives if they are given. Its address never changes.
 * A change carries the version it started from: if somebody saved meanwhile it is refused, and what was typed
 * is kept in the audit beside what is in force.
 */
export async function savePlan(context: Context, input: PlanInput): Promise<SavedPlan> {
  authorise(context.actor, 'plan.edit', { organisationId: input.organisationId });
  const { id, version, organisationId, objectives, ...typed } = parseInput(planInput, input);
  const fields = { ...typed, acronym: typed.acronym || null };
  const saved = await context.db.transaction().execute(async (tx) => {
    const before = id ? await lockPlan(tx, id) : undefined;
    if (id && before?.organisationId !== organisationId) throw missing('Ce plan');
    if (before && before.version !== version) return undefined;
    const plan = await write(tx, context, organisationId, fields, before);
    if (objectives) await writeObjectives(tx, context, { id: plan.id, organisationId }, objectives);
    return plan;
  });
  if (!saved) throw await refusePlan(context, id ?? '', { ...fields, objectives });
  return saved;
}

async function write(
  tx: Tx,
  context: Context,
  organisationId: string,
  fields: PlanFields,
  before: Plan | undefined,
): Promise<SavedPlan> {
  const saved = before
    ? await updatePlan(tx, before.id, fields)
    : await insertPlan(tx, { ...fields, organisationId, slug: await freeSlug(tx, fields.acronym ?? fields.title) });
  await recordChange(tx, context, {
    organisationId,
    verb: before ? 'plan.change' : 'plan.create',
    objectKind: 'plan',
    objectId: saved.id,
    before,
    after: { ...before, ...fields, ...saved },
  });
  return saved;
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name);
  if (!slug) throw new DomainError('invalid', 'bad_title', 'Donnez au plan un titre avec des lettres ou des chiffres.');
  const taken = new Set(await listSlugs(tx, slug));
  for (let next = 2, free = slug; ; next++) {
    if (!taken.has(free)) return free;
    free = `${slug}-${next}`;
  }
}
