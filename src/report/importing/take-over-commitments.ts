import { writeAnnounced } from '../../programme/index.ts';
import { linkCommitments } from '../sheet/sheet.sql.ts';
import { bySheet, type Desk, type Entering, outcomeOf } from './desk.ts';
import type { Outcome } from './proposal.sql.ts';
import { commitmentShown } from './proposal.ts';

/** Announces commitments on the sheets they stand in, for the year they name, else the next one. */
export async function takeOverCommitments(
  { tx, context, run }: Desk,
  entering: (Entering<'commitment'> & { sheetId: string })[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const shown = ({ proposal }: Entering<'commitment'>) => commitmentShown(proposal.proposed, run.year);
  for (const [sheetId, commitments] of bySheet(entering)) {
    const kept = commitments.map((each) => ({ each, ...shown(each), ...each.given.commitment }));
    for (const [dueYear, due] of Map.groupBy(kept, (one) => one.dueYear)) {
      const { ids } = await writeAnnounced(tx, context, {
        organisationId: run.organisationId,
        actionId: null,
        serviceId: null,
        announcedYear: run.year,
        dueYear,
        sentences: due.map(({ sentence }) => sentence),
      });
      await linkCommitments(tx, sheetId, ids, 'announced');
      outcomes.push(
        ...due.map(({ each, sentence }, index) =>
          outcomeOf(each, shown(each), { sentence, dueYear }, { resultId: ids[index] ?? '' }),
        ),
      );
    }
  }
  return outcomes;
}
