import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { commitmentsByIds, insertAnswers } from './commitment.sql.ts';
import { type AnswerInput, answerInput } from './commitment.ts';

/** Says what became of a commitment. A new answer supersedes the former one, which stays in the history. */
export async function answerCommitment(context: Context, input: AnswerInput): Promise<void> {
  const [commitment] = await commitmentsByIds(context.db, [input.commitmentId]);
  if (!commitment) throw missing('Cet engagement');
  authorise(context.actor, 'commitment.answer', commitment);
  await context.db.transaction().execute((tx) => writeAnswers(tx, context, [input]));
}

/** The same for several, inside a transaction of the caller, who has authorised (a sheet asks last year's commitments). */
export async function writeAnswers(tx: Tx, context: Context, inputs: readonly AnswerInput[]): Promise<void> {
  const latest = new Map(inputs.map((input) => [input.commitmentId, parseInput(answerInput, input)]));
  const before = await commitmentsByIds(tx, [...latest.keys()]);
  if (before.length !== latest.size) throw missing('Un des engagements');
  const changed = before.flatMap((commitment) => {
    const answer = latest.get(commitment.id);
    const same = answer?.outcome === commitment.answer?.outcome && answer?.sentence === commitment.answer?.sentence;
    return answer && !same ? [{ commitment, answer }] : [];
  });
  if (changed.length === 0) return;
  const by = { answeredBy: personOf(context).id, answeredAt: context.effects.now() };
  await insertAnswers(
    tx,
    changed.map(({ answer }) => answer),
    by,
  );
  for (const { commitment, answer } of changed) {
    await recordChange(tx, context, {
      organisationId: commitment.organisationId,
      verb: 'commitment.answer',
      objectKind: commitment.action ? 'action' : 'organisation',
      objectId: commitment.action?.id ?? commitment.organisationId,
      before: commitment.answer && { outcome: commitment.answer.outcome, answer: commitment.answer.sentence },
      after: { sentence: commitment.sentence, outcome: answer.outcome, answer: answer.sentence },
    });
  }
}
