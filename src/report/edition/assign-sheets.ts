import { z } from 'zod';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { ownServices, refuseUnlessOutlineOpen } from './add-sheets.ts';
import { findEdition } from './edition.sql.ts';
import { updateAssignments } from './outline.sql.ts';

const assignSheetsInput = z.object({
  editionId: z.uuid(),
  sheetIds: z.array(z.uuid()).min(1, 'Choisissez au moins une fiche.'),
  /** Null takes the sheets back from their service; absent leaves it. */
  serviceId: z.uuid().nullable().optional(),
  dueOn: z.iso.date('Donnez une date qui existe.').nullable().optional(),
});

/** Entrusts sheets to a service, with the day they are due. */
export async function assignSheets(context: Context, input: z.input<typeof assignSheetsInput>): Promise<void> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.edit', edition);
  const { sheetIds, serviceId, dueOn } = parseInput(assignSheetsInput, input);
  refuseUnlessOutlineOpen(edition);
  const changes = { ...(serviceId === undefined ? {} : { serviceId }), ...(dueOn === undefined ? {} : { dueOn }) };
  if (Object.keys(changes).length === 0) throw nothingChosen();
  await context.db.transaction().execute(async (tx) => {
    const [service] = await ownServices(tx, edition.organisationId, [{ serviceId }]);
    const assigned = await updateAssignments(tx, edition.id, sheetIds, changes);
    if (assigned.length < new Set(sheetIds).size) throw missing('Une de ces fiches');
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: 'edition.edit',
      objectKind: 'edition',
      objectId: edition.id,
      after: { assigned: assigned.map((sheet) => sheet.code), service: service?.name, dueOn },
    });
  });
}

const nothingChosen = () =>
  new DomainError(
    'invalid',
    'nothing_chosen',
    'Choisissez un service, une date, ou les deux, puis confiez les fiches cochées.',
  );
