import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readReportType } from '../read-report-type.ts';
import { fillYears, introKey, type ReportType } from '../report-type.ts';
import { emptyText, type RichText, textFromLines } from '../rich-text.ts';
import type { EditionState } from '../states.ts';
import { writeSheets } from './add-sheets.ts';
import { enterState, findEdition, findEditionOfYear, insertEdition } from './edition.sql.ts';
import { askCommitments, copyOutline } from './outline.sql.ts';

export const openEditionInput = z.object({
  organisationId: z.uuid(),
  reportType: z.string(),
  year: z.coerce.number().int().min(1990).max(2100),
  title: z.string().trim().min(1).optional(),
  dueOn: z.iso.date('Donnez une date qui existe.').nullish(),
});
export type OpenEditionInput = z.input<typeof openEditionInput>;

/**
 * Opens the campaign of a year. It starts from the outline of the year before, if there was one: the same sheets,
 * their services, actions and figures, without their text, each asked what became of the commitments due this year.
 */
export async function openEdition(context: Context, input: OpenEditionInput): Promise<{ id: string }> {
  authorise(context.actor, 'edition.open', { organisationId: input.organisationId });
  const given = parseInput(openEditionInput, input);
  return context.db.transaction().execute(async (tx) => {
    const { id } = await enterEdition(tx, context, { ...given, state: 'preparation', takenFrom: null });
    const { organisationId, reportType, year } = given;
    const previous = await findEditionOfYear(tx, organisationId, reportType, year - 1);
    if (previous) {
      await copyOutline(tx, previous.id, id, given.dueOn ?? null);
      await askCommitments(tx, id);
    } else await writeFirstSheets(tx, context, id);
    return { id };
  });
}

/** The sheets that every edition of the type has, where no earlier one gives its own. */
async function writeFirstSheets(tx: Tx, context: Context, editionId: string): Promise<void> {
  const edition = await findEdition(tx, editionId);
  const sheets = readReportType(edition.reportType).sections.flatMap(({ code: section, sheets: first }) =>
    first.map(({ code, title, kind }) => ({ section, code, title, ...(kind && { kind }) })),
  );
  if (sheets.length > 0) await writeSheets(tx, context, edition, sheets);
}

type Opened = z.output<typeof openEditionInput> & {
  state: EditionState;
  /** File name of the old report whose content it takes over. */
  takenFrom: string | null;
};

/**
 * An edition without sheets, inside a transaction of the caller, who has authorised: a campaign begins in preparation;
 * an old report taken over has nothing left to prepare nor to collect, and begins under review.
 */
export async function enterEdition(tx: Tx, context: Context, opened: Opened): Promise<{ id: string }> {
  const { organisationId, reportType, year, title, dueOn, state, takenFrom } = opened;
  const type = readReportType(reportType);
  if (await findEditionOfYear(tx, organisationId, reportType, year)) throw alreadyOpen(year);
  const { id } = await insertEdition(tx, {
    organisationId,
    reportType,
    year,
    title: title ?? fillYears(type.title, year),
    dueOn: dueOn ?? null,
    erratum: 0,
    correctsId: null,
    takenFrom,
    state,
    texts: JSON.stringify(introductionsOf(type, year)),
  });
  await enterState(tx, id, {
    state,
    step: state,
    at: context.effects.now(),
    personId: personOf(context).id,
    note: null,
  });
  await recordChange(tx, context, {
    organisationId,
    verb: 'edition.open',
    objectKind: 'edition',
    objectId: id,
    after: { reportType: type.label, year, ...(takenFrom && { takenFrom }) },
  });
  return { id };
}

const introductionsOf = (type: ReportType, year: number): Record<string, RichText> =>
  Object.fromEntries(
    type.sections.map((section) => [
      introKey(section.code),
      section.intro ? textFromLines(fillYears(section.intro, year)) : emptyText,
    ]),
  );

const alreadyOpen = (year: number) =>
  new DomainError(
    'conflict',
    'edition_exists',
    `Une campagne ${year} de ce rapport existe déjà. Ouvrez-la depuis la liste des campagnes, ou choisissez une autre année.`,
  );
