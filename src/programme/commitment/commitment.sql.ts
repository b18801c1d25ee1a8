import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Outcome } from '../words.ts';
import type { Commitment } from './commitment.ts';

/** Commitments with their answer in force and the answers it replaced. */
const commitments = (where: ReturnType<typeof sql>) => sql<Commitment>`
  with answers as (
    select a.commitment_id, a.superseded_by, a.answered_at, json_build_object('outcome', a.outcome,
      'sentence', a.sentence, 'person', person.name, 'at', a.answered_at) as answer
    from commitment_answer a join person on person.id = a.answered_by
  )
  select c.id, c.organisation_id, coalesce(c.service_id, action.lead_service_id) as service_id,
    case when action.id is null then null else
      json_build_object('id', action.id, 'number', action.number, 'title', action.title) end as action,
    c.announced_year, c.due_year, c.sentence,
    (select answer from answers where commitment_id = c.id and superseded_by is null) as answer,
    (select coalesce(json_agg(answer order by answered_at desc), '[]')
      from answers where commitment_id = c.id and superseded_by is not null) as former_answers
  from commitment c left join action on action.id = c.action_id
  where c.withdrawn_at is null and ${where}
  order by c.due_year desc, c.announced_year desc, action.number collate fr nulls last, c.position, c.id`;

export const commitmentsByIds = async (db: Db, ids: readonly string[]): Promise<Commitment[]> =>
  (await commitments(sql`c.id = any(${[...ids]}::uuid[])`).execute(db)).rows;

/** What an organisation announced for a year; of some actions only, where they are given. */
export const commitmentsDueIn = async (
  db: Db,
  organisationId: string,
  dueYear: number,
  actionIds?: readonly string[],
): Promise<Commitment[]> => {
  const among = actionIds ? sql`c.action_id = any(${[...actionIds]}::uuid[])` : sql`true`;
  return (
    await commitments(sql`c.organisation_id = ${organisationId} and c.due_year = ${dueYear} and ${among}`).execute(db)
  ).rows;
};

export const commitmentsOfAction = async (db: Db, actionId: string): Promise<Commitment[]> =>
  (await commitments(sql`c.action_id = ${actionId}`).execute(db)).rows;

/** The same for a visitor: what published reports announced, and the answers they printed. */
export const publishedCommitmentsOfAction = (db: Db, actionId: string): Promise<Commitment[]> =>
  publishedCommitments(db, [actionId]);

/** What published reports announced of the published actions of a plan. */
export async function publishedCommitmentsOfPlan(db: Db, planId: string): Promise<Commitment[]> {
  const actions = await db
    .selectFrom('actionPlan')
    .innerJoin('publishedAction', 'publishedAction.id', 'actionPlan.actionId')
    .select('actionPlan.actionId')
    .where('actionPlan.planId', '=', planId)
    .execute();
  return publishedCommitments(
    db,
    actions.map(({ actionId }) => actionId),
  );
}

/** One that a published report announced, of a published action where it is one of an action. */
export async function findPublishedCommitment(db: Db, id: string): Promise<Commitment | undefined> {
  const row = await db
    .selectFrom('publishedCommitment')
    .leftJoin('publishedAction', 'publishedAction.id', 'publishedCommitment.actionId')
    .select('publishedCommitment.answerPublished')
    .where('publishedCommitment.id', '=', id)
    .where((eb) => eb.or([eb('publishedCommitment.actionId', 'is', null), eb('publishedAction.id', 'is not', null)]))
    .executeTakeFirst();
  const [commitment] = row ? await commitmentsByIds(db, [id]) : [];
  if (!row || !commitment) return undefined;
  return { ...commitment, answer: row.answerPublished ? commitment.answer : null, formerAnswers: [] };
}

async function publishedCommitments(db: Db, actionIds: string[]): Promise<Commitment[]> {
  const published = await db
    .selectFrom('publishedCommitment')
    .select(['id', 'answerPublished'])
    .where((eb) => eb('actionId', '=', eb.fn.any(eb.val(actionIds))))
    .execute();
  const answered = new Set(published.filter((row) => row.answerPublished).map((row) => row.id));
  const ids = published.flatMap((row) => row.id ?? []);
  return (await commitmentsByIds(db, ids)).map((commitment) => ({
    ...commitment,
    answer: answered.has(commitment.id) ? commitment.answer : null,
    formerAnswers: [],
  }));
}

/** Writes announced sentences in their order; one the action already announced for that year keeps its row. Returns the ids, in order. */
export async function insertCommitments(
  tx: Db,
  announced: {
    organisationId: string;
    actionId: string | null;
    serviceId: string | null;
    announcedYear: number;
    dueYear: number;
    sentences: string[];
  },
): Promise<string[]> {
  const { organisationId, actionId, serviceId, announcedYear, dueYear, sentences } = announced;
  const { rows } = await sql<{ id: string }>`
    with typed as (
      select sentence, position::integer from unnest(${sentences}::text[]) with ordinality as given(sentence, position)
    ), known as (
      select distinct on (sentence) id, sentence from commitment
      where action_id = ${actionId} and announced_year = ${announcedYear} and due_year = ${dueYear}
        and withdrawn_at is null
      order by sentence, id
    ), written as (
      insert into commitment (organisation_id, action_id, service_id, announced_year, due_year, sentence, position)
      select ${organisationId}, ${actionId}, ${serviceId}, ${announcedYear}, ${dueYear}, sentence, position from typed
      where sentence not in (select sentence from known)
      returning id, sentence, position
    )
    select coalesce(written.id, known.id) as id from typed
      left join written on written.position = typed.position
      left join known on known.sentence = typed.sentence
    order by typed.position`.execute(tx);
  return rows.map((row) => row.id);
}

export const withdrawCommitments = (tx: Db, ids: readonly string[], at: Date) =>
  tx
    .updateTable('commitment')
    .set({ withdrawnAt: at })
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();

interface AnswerRow {
  commitmentId: string;
  outcome: Outcome;
  sentence: string;
}

/** Puts each answer in force; the one it replaces points at it and stays. */
export async function insertAnswers(
  tx: Db,
  answers: readonly AnswerRow[],
  by: { answeredBy: string; answeredAt: Date },
): Promise<void> {
  const rows = JSON.stringify(answers);
  await sql`
    with given as (
      select gen_random_uuid() as id, "commitmentId" as commitment_id, outcome, sentence
      from json_to_recordset(${rows}::json) as answer("commitmentId" uuid, outcome text, sentence text)
    ), replaced as (
      update commitment_answer old set superseded_by = given.id from given
      where old.commitment_id = given.commitment_id and old.superseded_by is null
      returning old.id
    )
    insert into commitment_answer (id, commitment_id, outcome, sentence, answered_by, answered_at)
    select given.id, given.commitment_id, given.outcome, given.sentence, ${by.answeredBy}::uuid, ${by.answeredAt}::timestamptz
    from given where (select count(*) from replaced) >= 0`.execute(tx);
}
