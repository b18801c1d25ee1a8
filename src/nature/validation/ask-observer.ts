import { z } from 'zod';
import { authorise, type Context, organisationsWhere, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import {
  insertRequest,
  listOpenRequestsFor,
  lockRequest,
  type OpenRequest,
  type RecordRequest,
  updateRequest,
} from './request.sql.ts';
import { findReviewed } from './review.sql.ts';

const text = (empty: string) => z.string().trim().min(1, empty).max(2000);
const askInput = z.object({ recordId: z.uuid(), question: text('Écrivez votre question.') });
const answerInput = z.object({ requestId: z.uuid(), answer: text('Écrivez votre réponse.') });

/** Asks those who saw or wrote a record something of it; they find it in « Mon travail ». */
export async function askObserver(context: Context, sent: unknown): Promise<{ id: string }> {
  const { recordId, question } = parseInput(askInput, sent);
  const record = await findReviewed(context.db, recordId);
  if (!record) throw missing('Cette donnée');
  const { organisationId, version } = record;
  authorise(context.actor, 'record.ask', { organisationId });
  const by = { askedBy: personOf(context).id, askedAt: context.effects.now() };
  return context.db.transaction().execute(async (tx) => {
    const asked = await insertRequest(tx, { organisationId, recordId, recordVersion: version, question, ...by });
    await tell(tx, context, { organisationId, recordId }, 'record.ask', { question });
    return asked;
  });
}

/** The answer of somebody who writes records there; it stays beside the question. */
export async function answerRequest(context: Context, sent: unknown): Promise<{ recordId: string }> {
  const { requestId, answer } = parseInput(answerInput, sent);
  return context.db.transaction().execute(async (tx) => {
    const request = await openRequest(tx, requestId);
    authorise(context.actor, 'record.write', request);
    const said = { answer, answeredBy: personOf(context).id, answeredAt: context.effects.now() };
    await updateRequest(tx, requestId, said);
    await tell(tx, context, request, 'record.answer', { question: request.question, answer });
    return { recordId: request.recordId };
  });
}

/** Takes a question back, or notes that its answer was read. */
export async function closeRequest(context: Context, { requestId }: { requestId: string }): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) throw missing('Cette question');
    authorise(context.actor, 'record.ask', request);
    if (request.closedAt) return;
    await updateRequest(tx, requestId, { closedAt: context.effects.now() });
    await tell(tx, context, request, 'record.close_question', { question: request.question });
  });
}

/** Questions that wait for who asks, in « Mon travail ». */
export async function listMyRequests(context: Context): Promise<OpenRequest[]> {
  const writesIn = organisationsWhere(context.actor, 'record.write');
  return writesIn.length === 0 ? [] : listOpenRequestsFor(context.db, personOf(context).id, writesIn);
}

async function openRequest(tx: Tx, id: string): Promise<RecordRequest> {
  const request = await lockRequest(tx, id);
  if (!request) throw missing('Cette question');
  if (request.answeredAt || request.closedAt)
    throw new DomainError(
      'conflict',
      'request_closed',
      'Quelqu’un a déjà répondu à cette question, ou elle a été retirée. Rechargez la page pour lire la suite.',
    );
  return request;
}

const tell = (
  tx: Tx,
  context: Context,
  { organisationId, recordId }: { organisationId: string; recordId: string },
  verb: string,
  after: Record<string, string>,
) => recordChange(tx, context, { organisationId, objectKind: 'record', objectId: recordId, verb, after });
