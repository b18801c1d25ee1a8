import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { day } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { stageLabels, stages, stagesWithReason } from '../words.ts';
import { touchAction } from './action.sql.ts';
import { holdAction } from './hold-action.ts';
import { copyLatestStages, insertSteps } from './stage.sql.ts';

const stageInput = z.object({
  actionId: z.uuid(),
  stage: z.enum(stages),
  /** First day of the stage; today by default. */
  since: day.optional(),
  reason: z.string().trim().max(1000).nullish(),
});

/** Adds a step to the history of an action, which keeps the former ones. */
export function recordStage(context: Context, input: z.input<typeof stageInput>): Promise<{ version: number }> {
  return context.db.transaction().execute(async (tx) => {
    const action = await holdAction(tx, context, input.actionId);
    const step = parseInput(stageInput, input);
    await writeStage(tx, context, step);
    const { version } = await touchAction(tx, action.id);
    await recordChange(tx, context, {
      organisationId: action.organisationId,
      verb: 'action.stage',
      objectKind: 'action',
      objectId: action.id,
      before: { stage: action.stage },
      after: step,
      reason: step.reason ?? null,
    });
    return { version };
  });
}

/** The part of it that `saveAction` shares: the caller has authorised, and audits. */
export async function writeStage(tx: Tx, context: Context, step: z.output<typeof stageInput>): Promise<void> {
  if (stagesWithReason.includes(step.stage) && !step.reason) {
    throw new DomainError(
      'invalid',
      'reason_missing',
      `Dites pourquoi l’action est «\u00a0${stageLabels[step.stage].toLowerCase()}\u00a0»\u00a0: ce motif reste dans son historique.`,
      { issues: [{ field: 'stageReason', sentence: 'Un motif est attendu.' }] },
    );
  }
  const { actionId, stage, since, reason } = step;
  const recorded = { by: context.actor.person?.id ?? null, at: context.effects.now() };
  await insertSteps(tx, [{ actionId, stage, since, reason: reason || null }], recorded);
  await copyLatestStages(tx, [actionId]);
}
