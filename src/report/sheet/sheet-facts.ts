import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { DomainError, isDomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { asInput } from '../../programme/action/action.ts';
import { actionsByIds, saveAction } from '../../programme/index.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import type { SheetRow } from './sheet.sql.ts';
import { insertSheetAction, listSheetActions } from './sheet-figures.sql.ts';
import { stepSheet } from './sheet-state.rule.ts';

type ActionInput = Parameters<typeof saveAction>[1];

const factsInput = z.object({
  sheetId: z.uuid(),
  /** The action the facts belong to; without it one is made from the sheet. */
  actionId: z.uuid().nullable(),
  /** Version of the action the person saw. */
  version: z.int().nullable(),
});

/** The lists that are given replace those of the action; the others stay. */
export type SheetFacts = z.input<typeof factsInput> &
  Partial<Pick<ActionInput, 'partners' | 'territoryIds' | 'funding'>>;

/**
 * Partners, places and funding told by a sheet. They belong to its action, where plans and other reports
 * find them; a sheet that tells of no action yet gets one of its own.
 */
export async function saveSheetFacts(context: Context, input: SheetFacts): Promise<void> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { actionId, version } = parseInput(factsInput, input);
  stepSheet('write', situationOf(context, sheet));
  const linked = await listSheetActions(context.db, sheet.id);
  if (actionId && !linked.some((link) => link.actionId === actionId)) throw missing('Cette action');
  if (!actionId && linked.length > 0) throw actionAppeared();
  const [action] = actionId ? await actionsByIds(context.db, [actionId]) : [];
  const lists = {
    ...(input.partners && { partners: input.partners }),
    ...(input.territoryIds && { territoryIds: input.territoryIds }),
    ...(input.funding && { funding: input.funding }),
  };
  const base = action ? { ...asInput(action), version: version ?? action.version } : fromSheet(sheet);
  const saved = await saveAction(context, { ...base, ...lists }).catch((error) => {
    throw isDomainError(error) && error.code === 'action_changed' ? actionChanged() : error;
  });
  if (!action) await link(context, sheet, { id: saved.id, number: base.number, title: base.title });
}

const actionChanged = () =>
  new DomainError(
    'conflict',
    'sheet_action_changed',
    'Quelqu’un a modifié l’action de cette fiche pendant que vous écriviez : ses partenaires, ses communes et son financement ne sont pas enregistrés. Vos lignes sont encore là ; lisez les siennes sur la page de l’action, puis enregistrez à nouveau.',
  );

const actionAppeared = () =>
  new DomainError(
    'conflict',
    'action_appeared',
    'Une action vient d’être rattachée à cette fiche. Rechargez la page, puis saisissez à nouveau ces lignes.',
  );

interface LinkedAction {
  id: string;
  number: string;
  title: string;
}

/** An action is told by the block that lists actions, where the kind of sheet has one. */
const link = (context: Context, sheet: SheetRow, { id: actionId, number, title }: LinkedAction) =>
  context.db.transaction().execute(async (tx) => {
    await heldSheet(tx, sheet.id);
    const block = kindOfSheet(sheet).blocks.find((each) => each.kind === 'actions')?.code ?? 'action';
    await insertSheetAction(tx, { sheetId: sheet.id, actionId, block });
    await recordChange(tx, context, {
      organisationId: sheet.organisationId,
      verb: 'sheet.link_action',
      objectKind: 'sheet',
      objectId: sheet.id,
      after: { action: `${number} ${title}` },
    });
  });

const fromSheet = (sheet: SheetRow): ActionInput => ({
  organisationId: sheet.organisationId,
  number: `${sheet.code} (${sheet.year})`,
  title: sheet.title,
  stage: 'under_way',
  stageSince: `${sheet.year}-01-01`,
  leadServiceId: sheet.serviceId,
});
