import type { Db } from '../../kernel/db/index.ts';
import { demotedAmong, type JudgedRule, latest } from './judged-precision.rule.ts';
import { writeJudgedRules } from './judged-rules-file.ts';
import { countJudgements } from './judgement.sql.ts';

/** What judgements say of each rule, in the whole installation. */
export const listJudgedRules = (db: Db): Promise<JudgedRule[]> => countJudgements(db, latest);

/** The rules whose findings are shown as likely at most. */
export const listDemotedRules = async (db: Db): Promise<ReadonlySet<string>> => demotedAmong(await listJudgedRules(db));

/** Brings the command's copy up to date; returns what it says. */
export async function publishJudgedRules(dataFolder: string, db: Db): Promise<JudgedRule[]> {
  const rules = await listJudgedRules(db);
  writeJudgedRules(dataFolder, rules);
  return rules;
}
