import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { JudgedRule, Verdict } from './judged-precision.rule.ts';

export interface NewJudgement {
  organisationId: string;
  rule: string;
  finding: string;
  message: string;
  arithmetic: string;
  verdict: Verdict;
  judgedBy: string;
  judgedAt: Date;
}

/** Held, so that two clicks of one person are told one after the other. */
export const holdVerdict = (tx: Tx, judgedBy: string, finding: string) =>
  tx
    .selectFrom('judgement')
    .select('verdict')
    .where('judgedBy', '=', judgedBy)
    .where('finding', '=', finding)
    .forUpdate()
    .executeTakeFirst();

export const writeJudgement = (tx: Tx, judgement: NewJudgement): Promise<{ id: string }> =>
  tx
    .insertInto('judgement')
    .values(judgement)
    .onConflict((conflict) =>
      conflict.columns(['judgedBy', 'finding']).doUpdateSet(({ ref }) => ({
        organisationId: ref('excluded.organisationId'),
        message: ref('excluded.message'),
        arithmetic: ref('excluded.arithmetic'),
        verdict: ref('excluded.verdict'),
        judgedAt: ref('excluded.judgedAt'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();

export const deleteJudgement = (tx: Tx, judgedBy: string, finding: string): Promise<{ id: string }> =>
  tx
    .deleteFrom('judgement')
    .where('judgedBy', '=', judgedBy)
    .where('finding', '=', finding)
    .returning('id')
    .executeTakeFirstOrThrow();

export const findVerdicts = (db: Db, judgedBy: string, findings: string[]) =>
  db
    .selectFrom('judgement')
    .select(['finding', 'verdict'])
    .where('judgedBy', '=', judgedBy)
    .where((eb) => eb('finding', '=', eb.fn.any(eb.val(findings))))
    .$narrowType<{ verdict: Verdict }>()
    .execute();

/**
 * Each rule with its latest judged findings. A finding counts once, however many people judged it; one that as many
 * find right as not is left out until somebody decides.
 */
export async function countJudgements(db: Db, latest: number): Promise<JudgedRule[]> {
  const { rows } = await sql<JudgedRule>`
    with weighed as (
      select rule, finding, count(*) filter (where verdict = 'right') * 2 - count(*) as balance, max(judged_at) as at
      from judgement group by rule, finding
    ), ranked as (
      select rule, balance, row_number() over (partition by rule order by at desc, finding) as rank
      from weighed where balance <> 0
    )
    select rule, count(*)::int as judged, (count(*) filter (where balance > 0))::int as "right"
    from ranked where rank <= ${latest} group by rule order by rule`.execute(db);
  return rows;
}

export const nameJudgements = async (db: Db, ids: string[]) =>
  (
    await db
      .selectFrom('judgement')
      .select(['id', 'message as name'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute()
  ).map((named) => ({ ...named, href: null }));
