import { authorise, type Context, may, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import type { RecordFilter } from '../search/record-filter.ts';
import { resolveFilter } from '../search/resolve-filter.sql.ts';
import { verbOf } from './decide-validation.ts';
import { listDecisions, type PastDecision } from './decision.sql.ts';
import type { Stage } from './decision.ts';
import {
  countWaiting,
  findQueued,
  listQueue,
  listRecordedGroups,
  type QueuedRecord,
  type QueueFilter,
} from './queue.sql.ts';
import { listRequestsOf, type RecordRequest } from './request.sql.ts';
import { findReviewed } from './review.sql.ts';

export const queueOnPage = 100;
/** Records that wait are counted no further: a page counts no millions. */
const mostCounted = 10_001;

export interface Queue {
  stage: Stage;
  stages: Stage[];
  records: QueuedRecord[];
  next: { dateFrom: string; id: string } | null;
  waiting: number;
  groups: string[];
  mayAsk: boolean;
}

interface AskedQueue extends Pick<QueueFilter, 'level' | 'finding' | 'after'> {
  stage: Stage | undefined;
  filter: RecordFilter;
}

/** What waits for a decision of who asks, as a validator of the organisation or as a partner’s. */
export async function readQueue(context: Context, asked: AskedQueue): Promise<Queue> {
  const { actor, db } = context;
  const stages = (['own', 'partner'] as const).filter((stage) => organisationsWhere(actor, verbOf[stage]).length > 0);
  const stage = stages.find((one) => one === asked.stage) ?? stages[0] ?? 'own';
  const organisationIds = organisationsWhere(actor, verbOf[stage]);
  if (organisationIds.length === 0) authorise(actor, verbOf[stage], { organisationId: '' });
  const records = await resolveFilter(db, actor, asked.filter);
  const { level, finding, after } = asked;
  const found = await listQueue(db, { stage, level, finding, after, records, organisationIds }, queueOnPage + 1);
  const shown = found.slice(0, queueOnPage);
  const last = found.length > queueOnPage ? shown.at(-1) : undefined;
  return {
    stage,
    stages,
    records: shown,
    next: last ? { dateFrom: last.dateFrom, id: last.id } : null,
    waiting: stage === 'own' ? await countWaiting(db, organisationIds, mostCounted) : 0,
    groups: await listRecordedGroups(db),
    mayAsk: organisationsWhere(actor, 'record.ask').length > 0,
  };
}

export interface RecordReview {
  record: QueuedRecord;
  decisions: PastDecision[];
  requests: RecordRequest[];
  stages: Stage[];
  mayAsk: boolean;
  mayAnswer: boolean;
  mayEdit: boolean;
}

/** A record with all that was said of it: by rules, by those who decided, by who asked and who answered. */
export async function readReview(context: Context, id: string): Promise<RecordReview> {
  const { actor, db } = context;
  const known = isId(id) ? await findReviewed(db, id) : undefined;
  if (!known) {
    if (!actor.person) authorise(actor, 'record.read', { organisationId: '' });
    throw missing('Cette donnée');
  }
  authorise(actor, 'record.read', known);
  const [record] = await findQueued(db, [known.organisationId], [id]);
  if (!record) throw missing('Cette donnée');
  return {
    record,
    decisions: await listDecisions(db, known.organisationId, id),
    requests: await listRequestsOf(db, known.organisationId, id),
    stages: (['own', 'partner'] as const).filter((stage) => may(actor, verbOf[stage], known)),
    mayAsk: may(actor, 'record.ask', known),
    mayAnswer: may(actor, 'record.write', known),
    mayEdit: may(actor, 'record.write', known),
  };
}
