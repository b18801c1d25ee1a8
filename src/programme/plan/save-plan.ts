import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { slugOf } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { findPlan, insertPlan, listSlugs, updatePlan } from './plan.sql.ts';
import { type PlanInput, planInput } from './plan.ts';
import { writeObjectives } from './save-objectives.ts';

/** Creates a plan, or changes the one named, with its objectives if they are given. Its address never changes. */
export async function savePlan(context: Context, input: PlanInput): Promise<{ id: string; slug: string }> {
  authorise(context.actor, 'plan.edit', { organisationId: input.organisationId });
  const { id, organisationId, objectives, ...plan } = parseInput(planInput, input);
  const values = { ...plan, acronym: plan.acronym || null };
  return context.db.transaction().execute(async (tx) => {
    const before = id ? await findPlan(tx, id) : undefined;
    if (id && before?.organisationId !== organisationId) throw missing('Ce plan');
    const saved = id
      ? await updatePlan(tx, id, values)
      : await insertPlan(tx, { ...values, organisationId, slug: await freeSlug(tx, values.acronym ?? values.title) });
    await recordChange(tx, context, {
      organisationId,
      verb: id ? 'plan.change' : 'plan.create',
      objectKind: 'plan',
      objectId: saved.id,
      before,
      after: values,
    });
    if (objectives) await writeObjectives(tx, context, { id: saved.id, organisationId }, objectives);
    return saved;
  });
}

async function freeSlug(tx: Context['db'], name: string): Promise<string> {
  const slug = slugOf(name);
  if (!slug) throw new DomainError('invalid', 'bad_title', 'Donnez au plan un titre avec des lettres ou des chiffres.');
  const taken = new Set(await listSlugs(tx, slug));
  for (let next = 2, free = slug; ; next++) {
    if (!taken.has(free)) return free;
    free = `${slug}-${next}`;
  }
}
