import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { qualifiers } from '../../indicator/figure.ts';
import { type Recorded, recordValues } from '../../indicator/index.ts';
import { missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import { updateSheet } from './sheet.sql.ts';
import { deleteSheetFigure, insertSheetFigure } from './sheet-figures.sql.ts';
import { stepSheet } from './sheet-state.rule.ts';

const figuresInput = z.object({
  sheetId: z.uuid(),
  values: z.array(
    z.object({
      code: z.string(),
      period: z.string(),
      value: z.string(),
      qualifier: z.enum(qualifiers).optional(),
      source: z.string().optional(),
      seen: z.uuid().nullish(),
    }),
  ),
  reason: z.string().trim().max(1000).optional(),
});

/**
 * Keeps the figures typed in the grid of a sheet: all of them, or none with every bad cell told, and every one that
 * somebody else changed since it was seen.
 */
export async function saveFigures(context: Context, input: z.input<typeof figuresInput>): Promise<Recorded> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { values, reason } = parseInput(figuresInput, input);
  const state = stepSheet('write', situationOf(context, sheet));
  if (values.length === 0) return { recorded: 0, corrected: 0, unchanged: 0 };
  const { organisationId } = sheet;
  const recorded = await recordValues(context, { organisationId, values, ...(reason ? { reason } : {}) });
  if (state !== sheet.state) await updateSheet(context.db, sheet.id, { state });
  return recorded;
}

const addedInput = z.object({ sheetId: z.uuid(), code: z.string().trim(), key: z.boolean() });

/** Puts an existing indicator on the sheet, among the key figures or the others. */
export async function addFigure(context: Context, input: z.input<typeof addedInput>): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { code, key } = parseInput(addedInput, input);
  await context.db.transaction().execute(async (tx) => {
    stepSheet('write', situationOf(context, await heldSheet(tx, sheet.id)));
    const { id, organisationId, year } = sheet;
    const figure = await insertSheetFigure(tx, { sheetId: id, organisationId, code, key, year });
    if (figure === undefined) throw missing(`L’indicateur «\u00a0${code}\u00a0»`);
    await recordChange(tx, context, {
      organisationId,
      verb: 'sheet.add_figure',
      objectKind: 'sheet',
      objectId: id,
      after: { figure, key },
    });
  });
}

/** Takes an indicator off the sheet; its values stay where they are. */
export async function removeFigure(
  context: Context,
  { sheetId, indicatorId }: { sheetId: string; indicatorId: string },
): Promise<void> {
  const sheet = await sheetFor(context, sheetId, 'sheet.edit');
  await context.db.transaction().execute(async (tx) => {
    stepSheet('write', situationOf(context, await heldSheet(tx, sheet.id)));
    const [removed] = await deleteSheetFigure(tx, sheet.id, parseInput(z.uuid(), indicatorId));
    if (!removed) return;
    await recordChange(tx, context, {
      organisationId: sheet.organisationId,
      verb: 'sheet.remove_figure',
      objectKind: 'sheet',
      objectId: sheet.id,
      before: { figure: removed.label },
    });
  });
}
