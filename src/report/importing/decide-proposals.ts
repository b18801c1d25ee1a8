import { z } from 'zod';
import { authorise, type Context, personOf, recordChange, recordChanges } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { parseInput } from '../../kernel/input.ts';
import { type EditionRow, findEdition, findEditionOfYear } from '../edition/edition.sql.ts';
import { enterEdition } from '../edition/open-edition.ts';
import { readReportType } from '../read-report-type.ts';
import type { Desk } from './desk.ts';
import { findSource, holdImport, type ImportRow, linkEdition } from './import.sql.ts';
import { ordered } from './ordered-decisions.ts';
import { listProposals, type Outcome, writeDecisions } from './proposal.sql.ts';
import { type DecisionInput, decisionInput, type Proposal, type ProposalKind, type ProposalOf } from './proposal.ts';
import { importFor } from './read-import.ts';
import { alreadyUndone } from './refusals.ts';
import { listSheetPlaces, settleSheetStates } from './sheets.sql.ts';
import { takeOverCommitments } from './take-over-commitments.ts';
import { takeOverFigures } from './take-over-figures.ts';
import { takeOverSheets } from './take-over-sheets.ts';
import { takeOverTexts } from './take-over-texts.ts';
import { enteredName } from './told-proposal.ts';

const input = z.object({ importId: z.uuid(), decisions: z.array(decisionInput).min(1).max(5000) });

/**
 * Writes what a person decided of one or many proposals, all or none. What is accepted enters at once: the edition of the
 * year if there is none, the sheet, its texts, its figures with their page as source, its commitments. What others
 * decided meanwhile is refused and named; the same decision sent twice changes nothing.
 */
export async function decideProposals(
  context: Context,
  given: { importId: string; decisions: DecisionInput[] },
): Promise<{ decided: number }> {
  const run = await importFor(context, given.importId);
  authorise(context.actor, 'report.import', run);
  const { decisions } = parseInput(input, given);
  return context.db.transaction().execute(async (tx) => {
    await holdImport(tx, run.id);
    const current = await importFor({ ...context, db: tx }, run.id);
    if (current.undoneAt) throw alreadyUndone();
    const proposals = await listProposals(tx, run.id);
    const { refused, reopened, entering } = ordered(proposals, decisions);
    const nothing = { kept: null, resultId: null, indicatorId: null };
    const outcomes: Outcome[] = [
      ...refused.map(({ id }) => ({ id, decision: 'refused' as const, ...nothing })),
      ...reopened.map(({ id }) => ({ id, decision: null, ...nothing })),
    ];
    if (entering.length > 0) outcomes.push(...(await takeOver(tx, context, current, proposals, entering)));
    if (outcomes.length === 0) return { decided: 0 };
    await writeDecisions(tx, outcomes, { decidedBy: personOf(context).id, decidedAt: context.effects.now() });
    await settleSheetStates(tx, run.id);
    await tell(tx, context, current, proposals, outcomes);
    return { decided: outcomes.length };
  });
}

type Ordered = ReturnType<typeof ordered>['entering'];

async function takeOver(
  tx: Tx,
  context: Context,
  run: NonNullable<ImportRow>,
  proposals: Proposal[],
  entering: Ordered,
): Promise<Outcome[]> {
  const edition = await editionOf(tx, context, run);
  const { pages } = await findSource(tx, run.id);
  const desk: Desk = { tx, context, run, type: readReportType(run.reportType), edition, paged: pages.length > 1 };
  const outcomes = await takeOverSheets(desk, entering.filter(isOf('sheet')));
  const made = new Map([
    ...proposals.flatMap(({ id, kind, resultId }) => (kind === 'sheet' && resultId ? [[id, resultId] as const] : [])),
    ...outcomes.map(({ id, resultId }) => [id, resultId ?? ''] as const),
  ]);
  const places = await listSheetPlaces(tx, [...made.values()]);
  const inside = entering.flatMap((each) => {
    const place = places.get(made.get(each.proposal.sheetId ?? '') ?? '');
    return place ? [{ ...each, ...place }] : [];
  });
  outcomes.push(...(await takeOverTexts(desk, inside.filter(isOf('text')))));
  outcomes.push(...(await takeOverFigures(desk, inside.filter(isOf('figure')))));
  outcomes.push(...(await takeOverCommitments(desk, inside.filter(isOf('commitment')))));
  return outcomes;
}

const isOf =
  <K extends ProposalKind>(kind: K) =>
  <E extends { proposal: Proposal }>(each: E): each is E & { proposal: ProposalOf<K> } =>
    each.proposal.kind === kind;

/** The edition of the year; an old report that has none opens one, under review, marked with its document. */
async function editionOf(tx: Tx, context: Context, run: NonNullable<ImportRow>): Promise<EditionRow> {
  if (run.editionId) return findEdition(tx, run.editionId);
  const { organisationId, reportType, year, filename } = run;
  const there = await findEditionOfYear(tx, organisationId, reportType, year);
  const { id: editionId } =
    there ??
    (await enterEdition(tx, context, { organisationId, reportType, year, state: 'review', takenFrom: filename }));
  await linkEdition(tx, run.id, { editionId, opened: !there });
  return findEdition(tx, editionId);
}

const isIn = ({ decision }: Outcome): boolean => decision === 'accepted' || decision === 'corrected';

/** One line for the import, one for each sheet that something entered. */
async function tell(
  tx: Tx,
  context: Context,
  { id, organisationId }: NonNullable<ImportRow>,
  proposals: Proposal[],
  outcomes: Outcome[],
): Promise<void> {
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const named = (wanted: (outcome: Outcome) => boolean) =>
    outcomes.filter(wanted).flatMap((outcome) => {
      const proposal = byId.get(outcome.id);
      return proposal ? [enteredName(proposal, outcome.kept)] : [];
    });
  await recordChange(tx, context, {
    organisationId,
    verb: 'history.decide',
    objectKind: 'history',
    objectId: id,
    after: { entered: named(isIn), left: named(({ decision }) => decision === 'refused') },
  });
  const sheetOf = new Map((await listProposals(tx, id)).map((proposal) => [proposal.id, proposal.resultId]));
  const entered = outcomes.filter(isIn);
  const bySheet = Map.groupBy(entered, (outcome) => sheetOf.get(byId.get(outcome.id)?.sheetId ?? outcome.id) ?? '');
  await recordChanges(
    tx,
    context,
    [...bySheet].map(([objectId, group]) => ({
      organisationId,
      verb: 'sheet.take_over',
      objectKind: 'sheet',
      objectId,
      after: {
        entered: group.flatMap((outcome) => {
          const proposal = byId.get(outcome.id);
          return proposal ? [enteredName(proposal, outcome.kept)] : [];
        }),
      },
    })),
  );
}
