import { authorise, type Context, keepRefused, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import {
  actionsByIds,
  findAction,
  findActionByNumber,
  findStrangers,
  insertAction,
  lockAction,
  updateAction,
} from './action.sql.ts';
import { type Action, type ActionFields, type ActionInput, actionInput } from './action.ts';
import { replaceParts } from './action-parts.sql.ts';
import { writeStage } from './record-stage.ts';

/**
 * Creates an action, or changes the one named, with all its lists. A change carries the version it started
 * from: if somebody saved meanwhile it is refused, and what was typed is kept in the audit beside what is in force.
 */
export async function saveAction(context: Context, input: ActionInput): Promise<{ id: string; version: number }> {
  const before = input.id ? await findAction(context.db, input.id) : undefined;
  if (input.id && before?.organisationId !== input.organisationId) throw missing('Cette action');
  const { organisationId } = input;
  if (before) authorise(context.actor, 'action.edit', { organisationId, serviceId: before.leadServiceId });
  authorise(context.actor, 'action.edit', { organisationId, serviceId: input.leadServiceId ?? null });
  const fields = parseInput(actionInput, input);
  const saved = await context.db.transaction().execute(async (tx) => {
    if (before && !(await isLatest(tx, before.id, fields.version))) return undefined;
    return write(tx, context, fields);
  });
  if (!saved) throw await refuseAction(context, fields);
  return saved;
}

const isLatest = async (tx: Tx, id: string, version: number | undefined): Promise<boolean> =>
  (await lockAction(tx, id))?.version === version;

async function write(tx: Tx, context: Context, fields: ActionFields): Promise<{ id: string; version: number }> {
  await refuseStrangers(tx, fields);
  await refuseTakenNumber(tx, fields);
  const [before] = fields.id ? await actionsByIds(tx, [fields.id]) : [];
  const saved = fields.id ? await updateAction(tx, fields.id, fields) : await insertAction(tx, fields);
  await replaceParts(tx, [{ ...fields, id: saved.id }]);
  if (before?.stage !== fields.stage) {
    const { stage, stageSince: since, stageReason: reason } = fields;
    await writeStage(tx, context, { actionId: saved.id, stage, since, reason });
  }
  const [after] = await actionsByIds(tx, [saved.id]);
  await recordChange(tx, context, {
    organisationId: fields.organisationId,
    verb: before ? 'action.change' : 'action.create',
    objectKind: 'action',
    objectId: saved.id,
    before,
    after,
  });
  return saved;
}

async function refuseStrangers(tx: Tx, fields: ActionFields): Promise<void> {
  const strangers = await findStrangers(tx, fields);
  if (strangers.length === 0) return;
  throw new DomainError(
    'invalid',
    'unknown_link',
    `Un lien de l’action ne mène plus à rien dans votre organisation (${strangers.join(', ')})\u00a0: rechargez la page et choisissez à nouveau.`,
    { strangers },
  );
}

async function refuseTakenNumber(tx: Tx, fields: ActionFields): Promise<void> {
  const holder = await findActionByNumber(tx, fields.organisationId, fields.number);
  if (!holder || holder.id === fields.id) return;
  throw new DomainError(
    'invalid',
    'number_taken',
    `Le numéro ${fields.number} est déjà celui de l’action «\u00a0${holder.title}\u00a0»\u00a0: donnez-en un autre.`,
    { issues: [{ field: 'number', sentence: 'Ce numéro est déjà pris.' }] },
  );
}

/** What was typed of an action that changed meanwhile goes to the audit, and back to the page. */
async function refuseAction(context: Context, fields: ActionFields): Promise<DomainError> {
  const [current] = (await actionsByIds(context.db, [fields.id ?? ''])) as [Action];
  const sentence = await keepRefused(context, {
    organisationId: fields.organisationId,
    verb: 'action.change_refused',
    objectKind: 'action',
    objectId: current.id,
    name: 'cette action',
    current,
    typed: fields,
  });
  return new DomainError('conflict', 'action_changed', sentence, { version: current.version, current });
}
