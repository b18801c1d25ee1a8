import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import type { Stage } from '../words.ts';
import { insertRows } from './action-parts.sql.ts';

/** Where an action stands from a day on. */
export interface Step {
  stage: Stage;
  /** First day of the stage; the day it is recorded by default. */
  since?: string | undefined;
  reason: string | null;
}

interface Recorded {
  by: string | null;
  at: Date;
  /** The import that brings the steps. */
  batchId?: string;
}

/** Adds a step to the history of each action. */
export async function insertSteps(
  tx: Db,
  steps: readonly (Step & { actionId: string })[],
  recorded: Recorded,
): Promise<void> {
  const today = frenchDay(recorded.at);
  const rows = steps.map(({ actionId, stage, since = today, reason }) => ({
    id: crypto.randomUUID(),
    action_id: actionId,
    stage,
    since,
    reason,
    recorded_by: recorded.by,
    recorded_at: recorded.at,
    batch_id: recorded.batchId ?? null,
  }));
  if (rows.length > 0) await insertRows(tx, 'action_stage', Object.keys(rows[0] ?? {}), rows);
}

/** Copies the latest step of each history onto its action: a step dated earlier does not change where it stands. */
export const copyLatestStages = (tx: Db, actionIds: readonly string[]) =>
  sql`update action set stage = latest.stage from (
      select distinct on (action_id) action_id, stage from action_stage
      where action_id = any(${[...actionIds]}::uuid[]) order by action_id, since desc, recorded_at desc
    ) latest where latest.action_id = action.id`.execute(tx);

/** Takes away the steps that an import added. */
export const deleteSteps = (tx: Db, batchId: string) =>
  tx.deleteFrom('actionStage').where('batchId', '=', batchId).execute();
