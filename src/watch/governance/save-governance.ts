import type { Context } from '../../identity/index.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../kept/save-kept.ts';
import { nextDecisionNumber } from './governance.sql.ts';
import { bodyParts, decisionParts, meetingParts } from './governance.ts';

const verb = 'governance.edit';

export const bodyKind: KeptKind = {
  table: 'governanceBody',
  kind: 'body',
  verb,
  name: 'cette instance',
  parts: bodyParts,
};

export const meetingKind: KeptKind = {
  table: 'meeting',
  kind: 'meeting',
  verb,
  name: 'cette réunion',
  parts: meetingParts,
};

export const decisionKind: KeptKind = {
  table: 'decision',
  kind: 'decision',
  verb,
  name: 'cette décision',
  parts: decisionParts,
};

export const saveBody = (context: Context, values: FormValues, id?: string): Promise<SavedKept> =>
  saveKept(context, { kind: bodyKind, values, id });

/** A meeting of a body, called or held. */
export async function addMeeting(context: Context, bodyId: string, values: FormValues): Promise<SavedKept> {
  const { row } = await readKept(context, bodyKind, bodyId);
  const { organisationId } = row;
  return saveKept(context, { kind: meetingKind, values: { ...values, organisationId }, more: { bodyId } });
}

export const changeMeeting = (context: Context, id: string, values: FormValues): Promise<SavedKept> =>
  saveKept(context, { kind: meetingKind, values, id });

/** What a meeting decided, numbered after the others. */
export async function addDecision(context: Context, meetingId: string, values: FormValues): Promise<SavedKept> {
  const { row } = await readKept(context, meetingKind, meetingId);
  return saveKept(context, {
    kind: decisionKind,
    values: { ...values, organisationId: row.organisationId },
    before: async (tx) => ({ meetingId, number: await nextDecisionNumber(tx, meetingId) }),
  });
}

export const changeDecision = (context: Context, id: string, values: FormValues): Promise<SavedKept> =>
  saveKept(context, { kind: decisionKind, values, id });
