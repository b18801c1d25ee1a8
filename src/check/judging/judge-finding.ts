import { createHash } from 'node:crypto';
import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { parseInput } from '../../kernel/input.ts';
import { ruleTitles } from '../rule-titles.ts';
import { type Verdict, verdicts } from './judged-precision.rule.ts';
import { deleteJudgement, findVerdicts, holdVerdict, writeJudgement } from './judgement.sql.ts';
import { publishJudgedRules } from './list-judged-rules.ts';

/** What is judged: the words and the arithmetic of a finding, never its document. */
export interface JudgedFinding {
  rule: string;
  message: string;
  arithmetic: string;
  /** What tells it from another with the same words: the key of a finding of an edition, and its edition. */
  about?: string | undefined;
}

/** Names a finding, the same in every check that finds it again. */
export const nameOfFinding = ({ rule, message, arithmetic, about = '' }: JudgedFinding): string =>
  createHash('sha256')
    .update(JSON.stringify([rule, message, arithmetic, about]).replace(/\s+/g, ' '))
    .digest('base64url');

const judgeInput = z.object({
  organisationId: z.uuid(),
  rule: z.string().refine((code) => ruleTitles.has(code), 'Ce contrôle n’existe pas. Rechargez la page.'),
  message: z.string().min(1).max(2000),
  arithmetic: z.string().max(2000),
  about: z.string().max(500).optional(),
  /** Null takes the person's judgement back. */
  verdict: z.enum(verdicts).nullable(),
});

/** The context of a judgement, with the folder where the command reads what judgements say of each rule. */
type JudgingContext = Context & { dataFolder: string };

/** Keeps one judgement for each person and finding: a second one replaces the first, and it can be taken back. */
export async function judgeFinding(context: JudgingContext, input: z.input<typeof judgeInput>): Promise<void> {
  authorise(context.actor, 'finding.judge', input);
  const { verdict, about, organisationId, ...told } = parseInput(judgeInput, input);
  const judgedBy = personOf(context).id;
  const finding = nameOfFinding({ ...told, about });
  await context.db.transaction().execute(async (tx) => {
    const former = await holdVerdict(tx, judgedBy, finding);
    if (former?.verdict === (verdict ?? undefined)) return;
    const judgedAt = context.effects.now();
    const { id } = verdict
      ? await writeJudgement(tx, { organisationId, ...told, finding, verdict, judgedBy, judgedAt })
      : await deleteJudgement(tx, judgedBy, finding);
    await recordChange(tx, context, {
      organisationId,
      verb: 'finding.judge',
      objectKind: 'judgement',
      objectId: id,
      before: former && { ...told, ...former },
      after: verdict ? { ...told, verdict } : undefined,
    });
  });
  await publishJudgedRules(context.dataFolder, context.db);
}

/** What the person said of each finding, by its name; nothing for a visitor. */
export async function readVerdicts(
  { actor, db }: Context,
  findings: readonly JudgedFinding[],
): Promise<ReadonlyMap<string, Verdict>> {
  if (!actor.person || findings.length === 0) return new Map();
  const rows = await findVerdicts(db, actor.person.id, findings.map(nameOfFinding));
  return new Map(rows.map(({ finding, verdict }) => [finding, verdict]));
}
