import {
  authorise,
  type Context,
  organisationsWhere,
  personOf,
  recordChanges,
  type Verb,
} from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import { decideRecords } from './decision.sql.ts';
import { type Decision, decisionInput, needsReason, type Stage } from './decision.ts';
import { findQueued, type QueuedRecord } from './queue.sql.ts';

export const verbOf: Record<Stage, Verb> = { own: 'record.validate', partner: 'record.validate_as_partner' };

export interface DecisionDone {
  decided: number;
  /** Records that somebody corrected or decided on since they were read: left as they are. */
  changed: QueuedRecord[];
  /** Records that are no more, or of others. */
  gone: number;
}

/**
 * One decision on many records. Those that changed since they were read are left as they are and given back as they now
 * stand; the others are decided, each with its line of history.
 */
export async function decideValidation(context: Context, sent: unknown): Promise<DecisionDone> {
  const decision = parseInput(decisionInput, sent);
  const verb = verbOf[decision.stage];
  const organisationIds = organisationsWhere(context.actor, verb);
  if (organisationIds.length === 0) authorise(context.actor, verb, { organisationId: '' });
  if (needsReason(decision.level) && !decision.comment) throw reasonNeeded();
  const by = { validatorId: personOf(context).id, at: context.effects.now() };
  const decided = await context.db.transaction().execute(async (tx) => {
    const done = await decideRecords(tx, { ...decision, ...by, organisationIds });
    const byDataset = Map.groupBy(done, ({ organisationId, datasetId }) => `${organisationId} ${datasetId}`);
    await recordChanges(
      tx,
      context,
      [...byDataset].map(([key, records]) => changeOf(decision, key, records.length)),
    );
    return new Set(done.map(({ id }) => id));
  });
  const left = decision.records.filter(({ id }) => !decided.has(id)).map(({ id }) => id);
  const changed = left.length > 0 ? await findQueued(context.db, organisationIds, left) : [];
  return { decided: decided.size, changed, gone: left.length - changed.length };
}

/** One line of the journal for each dataset; who decided what of each record is in the record’s own history. */
function changeOf({ stage, level, comment }: Decision, key: string, count: number) {
  const [organisationId = '', datasetId = ''] = key.split(' ');
  const said = readVocabulary('validation').values[String(level)];
  return {
    ...{ organisationId, objectKind: 'dataset', objectId: datasetId },
    verb: stage === 'own' ? 'record.validate' : 'record.validate_as_partner',
    after: { validation: `${said}, ${printCount(count, 'donnée')}`, comment },
  };
}

const reasonNeeded = () =>
  new DomainError(
    'invalid',
    'validation_reason_needed',
    'Dites pourquoi\u00a0: une donnée douteuse ou invalide l’est pour une raison, que son observateur lira.',
  );
