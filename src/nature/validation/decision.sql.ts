import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Decision, Stage } from './decision.ts';

interface Deciding extends Decision {
  organisationIds: string[];
  validatorId: string;
  at: Date;
}

const column = (stage: Stage) => sql.ref(stage === 'own' ? 'validation' : 'partner_validation');

export interface DecidedRecord {
  id: string;
  organisationId: string;
  datasetId: string;
}

/** Decides on those that are as they were read, writes the decision in their history and closes what was asked of them. */
export async function decideRecords(tx: Tx, deciding: Deciding): Promise<DecidedRecord[]> {
  const { stage, level, comment, records, organisationIds, validatorId, at } = deciding;
  const { rows } = await sql<DecidedRecord>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(records)}::json) as given (id uuid, version integer, validation smallint)
    ), decided as (
      update record set ${column(stage)} = ${level}::smallint, changed_at = ${at}::timestamptz
      from given
      where record.organisation_id = any(${organisationIds}::uuid[]) and record.id = given.id
        and record.version = given.version and record.${column(stage)} is not distinct from given.validation
      returning record.organisation_id, record.id, record.dataset_id, record.version
    ), told as (
      insert into record_validation (organisation_id, record_id, record_version, stage, level, comment, validator_id, at)
      select organisation_id, id, version, ${stage}, ${level}::smallint, ${comment}, ${validatorId}::uuid, ${at}::timestamptz
      from decided order by id
    ), closed as (
      update record_request request set closed_at = ${at}::timestamptz from decided
      where request.organisation_id = decided.organisation_id and request.record_id = decided.id
        and request.closed_at is null and ${stage === 'own' && level !== 0}
    )
    select id, organisation_id, dataset_id from decided
  `.execute(tx);
  return rows;
}

export interface PastDecision {
  stage: Stage;
  level: number;
  automatic: boolean;
  comment: string;
  validator: string;
  at: Date;
  recordVersion: number | null;
}

/** Every decision on a record, latest first. */
export async function listDecisions(db: Db, organisationId: string, recordId: string): Promise<PastDecision[]> {
  const { rows } = await sql<PastDecision>`
    select stage, level, automatic, comment, coalesce(person.name, nullif(validator, ''), '') as validator, at, record_version
    from record_validation left join person on person.id = validator_id
    where organisation_id = ${organisationId}::uuid and record_id = ${recordId}::uuid order by record_validation.id desc
  `.execute(db);
  return rows;
}
