import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readReportType } from '../read-report-type.ts';
import { fillYears, introKey, type ReportType } from '../report-type.ts';
import { emptyText, type RichText, textFromLines } from '../rich-text.ts';
import { enterState, findEditionOfYear, insertEdition } from './edition.sql.ts';
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
  const { organisationId, reportType, year, ...given } = parseInput(openEditionInput, input);
  const type = readReportType(reportType);
  return context.db.transaction().execute(async (tx) => {
    if (await findEditionOfYear(tx, organisationId, reportType, year)) throw alreadyOpen(year);
    const { id } = await insertEdition(tx, {
      organisationId,
      reportType,
      year,
      title: given.title ?? fillYears(type.title, year),
      dueOn: given.dueOn ?? null,
      erratum: 0,
      correctsId: null,
      state: 'preparation',
      texts: JSON.stringify(introductionsOf(type, year)),
    });
    const previous = await findEditionOfYear(tx, organisationId, reportType, year - 1);
    if (previous) {
      await copyOutline(tx, previous.id, id, given.dueOn ?? null);
      await askCommitments(tx, id);
    }
    const at = context.effects.now();
    await enterState(tx, id, {
      state: 'preparation',
      step: 'preparation',
      at,
      personId: personOf(context).id,
      note: null,
    });
    await recordChange(tx, context, {
      organisationId,
      verb: 'edition.open',
      objectKind: 'edition',
      objectId: id,
      after: { reportType: type.label, year },
    });
    return { id };
  });
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
