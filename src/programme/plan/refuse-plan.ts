import { type Context, keepRefused } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { writeOutline } from './outline.ts';
import { findPlan } from './plan.sql.ts';
import type { ObjectiveInput, PlanFields } from './plan.ts';
import { withOutline } from './read-plans.ts';

type Typed = Partial<PlanFields> & { objectives?: ObjectiveInput[] | undefined };

/** What was typed of a plan that changed meanwhile goes to the audit, its objectives as their outline, and back to the page. */
export async function refusePlan(
  context: Context,
  planId: string,
  { objectives, ...fields }: Typed,
): Promise<DomainError> {
  const plan = await findPlan(context.db, planId);
  if (!plan) throw missing('Ce plan');
  const current = await withOutline(context.db, plan);
  const typed = { ...current, ...fields, ...(objectives ? { objectives: writeOutline(objectives) } : {}) };
  const sentence = await keepRefused(context, {
    organisationId: plan.organisationId,
    verb: 'plan.change_refused',
    objectKind: 'plan',
    objectId: planId,
    name: 'ce plan',
    current,
    typed,
  });
  return new DomainError('conflict', 'plan_changed', sentence, { version: plan.version, current });
}
