import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ActionFields } from './action.ts';
import { type ActionParts, replaceParts } from './action-parts.sql.ts';
import type { Step } from './stage.sql.ts';

const plain = {
  title: 'title',
  summary: 'summary',
  description: 'description',
  scope: 'scope',
  priority: 'priority',
  leadServiceId: 'lead_service_id',
  contact: 'contact',
} as const satisfies Partial<Record<keyof ActionFields, string>>;

/** The fields of an action that change, and the step added to its history. */
export type ActionPatch = Partial<Pick<ActionFields, keyof typeof plain> & ActionParts> & {
  step?: Step | undefined;
};

export interface PatchedAction {
  id: string;
  patch: ActionPatch;
}

/** Changes many actions, each its own fields: one statement a field. Their versions move on. */
export async function patchActions(tx: Db, actions: readonly PatchedAction[]): Promise<void> {
  for (const [field, name] of Object.entries(plain) as [keyof typeof plain, string][]) {
    const rows = actions.flatMap(({ id, patch }) => (field in patch ? { id, [name]: patch[field] } : []));
    if (rows.length === 0) continue;
    const column = sql.raw(name);
    await sql`update action set ${column} = changed.${column}
      from json_populate_recordset(null::action, ${JSON.stringify(rows)}::json) changed
      where action.id = changed.id`.execute(tx);
  }
  await replaceParts(
    tx,
    actions.map(({ id, patch }) => ({ ...patch, id })),
  );
  const ids = actions.map(({ id }) => id);
  await sql`update action set version = version + 1 where id = any(${ids}::uuid[])`.execute(tx);
}
