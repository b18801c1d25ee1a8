import { judgeFinding, nameOfFinding, readVerdicts, type Verdict } from '../../check/judging/index.ts';
import { authorise, type Context } from '../../identity/index.ts';
import { findEdition } from '../edition/edition.sql.ts';
import { type CheckedFinding, checkReport, goneFinding } from './check-edition.ts';

/** What is found missing is missing, useful or not: only what a check deduces is judged. */
const notJudged = new Set([
  'unanswered_commitment',
  'sheet_without_figure',
  'unsourced_value',
  'target_without_baseline',
]);

export const isJudged = ({ code }: Pick<CheckedFinding, 'code'>): boolean => !notJudged.has(code);

const judgedAs = (editionId: string, { code, sentence, key }: Told) => ({
  rule: code,
  message: sentence,
  arithmetic: '',
  about: `${editionId} ${key}`,
});

type Told = Pick<CheckedFinding, 'code' | 'sentence' | 'key'>;

/** Keeps what a person thinks of a finding of an edition; the same thought a second time is taken back. */
export async function judgeEditionFinding(
  context: Context & { dataFolder: string },
  { editionId, key, verdict }: { editionId: string; key: string; verdict: Verdict },
): Promise<void> {
  const { id, organisationId } = await findEdition(context.db, editionId);
  authorise(context.actor, 'finding.judge', { organisationId });
  const { findings } = await checkReport(context.db, id);
  const finding = findings.find((one) => one.key === key && isJudged(one));
  if (!finding) throw goneFinding();
  const judged = judgedAs(id, finding);
  const before = (await readVerdicts(context, [judged])).get(nameOfFinding(judged));
  await judgeFinding(context, { organisationId, ...judged, verdict: before === verdict ? null : verdict });
}

/** What the person said of findings of an edition, by their key. */
export async function readEditionVerdicts(
  context: Context,
  editionId: string,
  findings: readonly Told[],
): Promise<ReadonlyMap<string, Verdict>> {
  const judged = findings.filter(isJudged).map((told) => ({ key: told.key, ...judgedAs(editionId, told) }));
  const verdicts = await readVerdicts(context, judged);
  return new Map(
    judged.flatMap((one) => {
      const verdict = verdicts.get(nameOfFinding(one));
      return verdict ? [[one.key, verdict] as const] : [];
    }),
  );
}

/** A button named "judge:right KEY". */
export function judgedIn(intent: string): { verdict: Verdict; key: string } | undefined {
  const [, verdict, key] = /^judge:(right|useless) (.+)$/s.exec(intent) ?? [];
  return key ? { verdict: verdict === 'right' ? 'right' : 'useless', key } : undefined;
}
