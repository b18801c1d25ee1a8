import { type Context, may } from '../../identity/index.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { sheetFor } from '../sheet/save-sheet.ts';
import type { SheetFinding } from '../sheet/sheet-view.ts';
import { type CheckedFinding, checkReport, checkSheet, checkTexts } from './check-edition.ts';
import { isJudged, readEditionVerdicts } from './judge-edition-finding.ts';

/** Said on the sheet’s screen already, among what it lacks, and on the board. */
export const saidElsewhere = new Set(['unanswered_commitment']);

/** What the checks say of a sheet, by itself or beside the others of its edition too, and nobody accepted. */
export async function readSheetFindings(
  context: Context,
  sheetId: string,
  reach: 'sheet' | 'edition',
): Promise<SheetFinding[]> {
  const sheet = await sheetFor(context, sheetId, 'sheet.read');
  const findings =
    reach === 'sheet' ? await checkSheet(context.db, sheet) : (await checkReport(context.db, sheet.editionId)).findings;
  const page = `/travail/fiches/${sheet.id}`;
  return shownOn(page, context, { id: sheet.editionId, organisationId: sheet.organisationId }, findings);
}

/** The same for the texts of an edition as a whole, by themselves. */
export async function readTextsFindings(context: Context, editionId: string): Promise<SheetFinding[]> {
  const { edition } = await readCampaign(context, editionId);
  const page = `/travail/campagnes/${edition.id}/synthese`;
  return shownOn(page, context, edition, await checkTexts(context.db, edition.id));
}

async function shownOn(
  page: string,
  context: Context,
  edition: { id: string; organisationId: string },
  findings: CheckedFinding[],
): Promise<SheetFinding[]> {
  const shown = findings
    .filter(({ code, waiver }) => !waiver && !saidElsewhere.has(code))
    .filter((finding) => finding.place.href === page || wordsOn(page, finding).length > 0);
  const verdicts = await readEditionVerdicts(context, edition.id, shown);
  const mayJudge = may(context.actor, 'finding.judge', { organisationId: edition.organisationId });
  return shown.map((finding) => {
    const { key, tier, sentence } = finding;
    const judged = mayJudge && isJudged(finding) ? { verdict: verdicts.get(key) ?? null } : null;
    return { key, tier, sentence, words: wordsOn(page, finding), judged };
  });
}

const wordsOn = (page: string, { words = [] }: CheckedFinding): SheetFinding['words'] =>
  words.filter((one) => one.page.href === page).map(({ anchor, printed, at }) => ({ anchor, printed, at }));
