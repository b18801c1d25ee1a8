import { type Context, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { printDate } from '../../kernel/french.ts';
import type { Due } from '../deadline/due.ts';
import { fallsDue } from '../deadline/falls-due.rule.ts';
import { readDeadlineRules } from '../deadline/read-deadline-rules.ts';
import { readKept } from '../kept/save-kept.ts';
import { expectedOf } from './expected-meetings.rule.ts';
import {
  type ExpectedMeeting,
  listBodies,
  listDecisions,
  listDecisionsOf,
  listExpectedMeetings,
  listMeetings,
  listOpenDecisions,
  listPending,
} from './governance.sql.ts';
import type { Decision } from './governance.ts';
import { bodyKind, decisionKind, meetingKind } from './save-governance.ts';

/** Bodies and open decisions of the organisations somebody works in. */
export async function readGovernance(context: Context) {
  const ids = organisationsWhere(context.actor, 'work.read');
  const today = todayOf(context.effects);
  if (ids.length === 0) return { bodies: [], decisions: [], today };
  const [bodies, decisions] = await Promise.all([
    listBodies(context.db, ids, today),
    listOpenDecisions(context.db, ids),
  ]);
  return { bodies, decisions, today };
}

/** All that the bodies of somebody's organisations decided, closed or not. */
export async function readDecisions({ db, actor }: Context): Promise<Decision[]> {
  const ids = organisationsWhere(actor, 'work.read');
  return ids.length > 0 ? listDecisions(db, ids) : [];
}

export async function readBody(context: Context, id: string) {
  const { row, values } = await readKept(context, bodyKind, id);
  return { row, values, meetings: await listMeetings(context.db, id), today: todayOf(context.effects) };
}

/** A meeting with its decisions, and those of earlier meetings that it has to follow. */
export async function readMeeting(context: Context, id: string) {
  const { row, values } = await readKept(context, meetingKind, id);
  const { values: body, row: bodyRow } = await readKept(context, bodyKind, String(row.bodyId));
  const [decisions, pending] = await Promise.all([
    listDecisionsOf(context.db, id),
    listPending(context.db, bodyRow.id, String(row.heldOn)),
  ]);
  return {
    row,
    values,
    body: { id: bodyRow.id, name: body.name ?? '', chair: body.chair ?? '' },
    decisions,
    pending,
    today: todayOf(context.effects),
  };
}

export type MeetingFile = Awaited<ReturnType<typeof readMeeting>>;

export async function readDecision(context: Context, id: string) {
  const { row, values } = await readKept(context, decisionKind, id);
  const { body, values: meeting } = await readMeeting(context, String(row.meetingId));
  return { row, values, body, heldOn: meeting.heldOn ?? '' };
}

/** Decisions to carry out, meetings to hold or call, minutes to send. */
export async function governanceDue(db: Db, organisationIds: string[], today: string): Promise<Due[]> {
  const [decisions, meetings] = await Promise.all([
    listOpenDecisions(db, organisationIds),
    listExpectedMeetings(db, organisationIds),
  ]);
  const byBody = Map.groupBy(meetings, ({ bodyId }) => bodyId);
  return [
    ...decisions.flatMap((decision) => (decision.dueOn ? [decisionDue(decision, decision.dueOn)] : [])),
    ...[...byBody.values()].flatMap((ofBody) => meetingsDue(ofBody, today)),
  ];
}

const decisionDue = ({ id, organisationId, sentence, task, responsible, body, heldOn }: Decision, on: string): Due => ({
  kind: 'decision',
  organisationId,
  on,
  label: task || sentence,
  because: `${body}, ${printDate(heldOn)}`,
  who: responsible,
  href: `/veille/decisions/${id}`,
});

function meetingsDue(meetings: ExpectedMeeting[], today: string): Due[] {
  const [first] = meetings;
  if (!first) return [];
  const { organisationId, who, body, bodyId, everyMonths } = first;
  return expectedOf(meetings, everyMonths, today).map(({ kind, meetingId, on }): Due => {
    const common = {
      organisationId,
      who,
      href: meetingId ? `/veille/reunions/${meetingId}` : `/veille/instances/${bodyId}`,
    };
    if (kind === 'meeting') return { ...common, kind, on, label: body, because: null };
    if (kind === 'call') {
      const because = `Se réunit tous les ${everyMonths}\u202fmois`;
      return { ...common, kind: 'meeting', on, label: `${body}\u00a0: à réunir`, because };
    }
    const due = minutesDue(on);
    return { ...common, kind, on: due.on ?? on, label: `${body}, ${printDate(on)}`, because: due.because };
  });
}

export function minutesDue(heldOn: string) {
  const rule = readDeadlineRules().get('releve-decisions');
  const due = rule && fallsDue(rule, { on: heldOn });
  if (!due) throw missing('La règle du relevé de décisions');
  return due;
}
