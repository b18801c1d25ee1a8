import { DomainError } from '../../kernel/errors.ts';
import { writeSheets } from '../edition/add-sheets.ts';
import { type Desk, type Entering, outcomeOf } from './desk.ts';
import type { Outcome } from './proposal.sql.ts';
import type { Proposed } from './proposal.ts';

/** Makes the sheets that enter; answers their decisions. */
export async function takeOverSheets(desk: Desk, entering: Entering<'sheet'>[]): Promise<Outcome[]> {
  if (entering.length === 0) return [];
  const kept = entering.map(({ proposal, given }) => keptSheet(proposal.proposed, given.sheet));
  const { sheets } = await writeSheets(
    desk.tx,
    desk.context,
    desk.edition,
    kept.map(({ section, code, title }) => ({ section: sectionOf(section, title), title, ...(code ? { code } : {}) })),
  );
  return entering.map((each, index) =>
    outcomeOf(each, sheetShown(each.proposal.proposed), kept[index] ?? {}, { resultId: sheets[index]?.id ?? '' }),
  );
}

type Sheet = Proposed['sheet'];

const keptSheet = (proposed: Sheet, given: { code: string; title: string; section: string } | undefined): Sheet =>
  given ? { code: given.code || null, title: given.title, section: given.section || null } : sheetShown(proposed);

/** The sheet as the page proposes it: a number that cannot be a code is left to be given. */
export const sheetShown = ({ code, title, section }: Sheet): Sheet => ({
  code: code && /^[\p{L}\d._-]{1,20}$/u.test(code) ? code : null,
  title: title.slice(0, 250),
  section,
});

function sectionOf(section: string | null, title: string): string {
  if (section) return section;
  throw new DomainError(
    'invalid',
    'section_needed',
    `Choisissez la partie du rapport où entre la fiche « ${title} » : le document ne le dit pas.`,
  );
}
