import { z } from 'zod';
import { type Context, recordChange } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import type { OfferedRow } from '../register/kept-rows.ts';
import { kindOfSheet } from './kind-of-sheet.ts';
import { upsertKeptRows } from './register.sql.ts';
import { heldSheet, sheetFor, situationOf } from './save-sheet.ts';
import { updateSheet } from './sheet.sql.ts';
import { offeredTables } from './sheet-registers.ts';
import { stepSheet } from './sheet-state.rule.ts';

const rowsInput = z.object({
  sheetId: z.uuid(),
  rows: z
    .array(
      z.object({
        block: z.string(),
        key: z.string(),
        taken: z.boolean(),
        choice: z.string().default(''),
        note: z
          .string()
          .trim()
          .max(1000, 'Une précision tient en 1\u202f000\u202fcaractères\u00a0: raccourcissez-la.')
          .default(''),
      }),
    )
    .min(1),
});

/** Takes lines of the register into a sheet or leaves them out, answers what is asked of them, completes them. */
export async function saveRegisterRows(context: Context, input: z.input<typeof rowsInput>): Promise<number> {
  const sheet = await sheetFor(context, input.sheetId, 'sheet.edit');
  const { rows } = parseInput(rowsInput, input);
  return context.db.transaction().execute(async (tx) => {
    const held = await heldSheet(tx, sheet.id);
    const state = stepSheet('write', situationOf(context, held));
    const tables = await offeredTables(tx, held, kindOfSheet(held));
    const changes = rows.map(({ block: code, key, ...typed }) => {
      const table = tables.find(({ block }) => block.code === code);
      const offered = table?.rows.find((row) => row.key === key);
      const { asks } = table?.block ?? {};
      if (!offered || (typed.choice !== '' && !asks?.choices.includes(typed.choice))) throw missing('Cette ligne');
      return { block: code, rowKey: key, before: offered, after: { ...offered, ...typed } };
    });
    await upsertKeptRows(
      tx,
      held.id,
      changes.map(({ block, rowKey, after: { taken, choice, note } }) => ({ block, rowKey, taken, choice, note })),
    );
    if (state !== held.state) await updateSheet(tx, held.id, { state });
    await recordChange(tx, context, {
      organisationId: held.organisationId,
      verb: 'sheet.register',
      objectKind: 'sheet',
      objectId: held.id,
      before: { lines: changes.map(({ before }) => told(before)) },
      after: { lines: changes.map(({ after }) => told(after)) },
    });
    return changes.length;
  });
}

/** Takes all that the register offers a block. */
export async function takeAllRows(context: Context, sheetId: string, code: string): Promise<number> {
  const sheet = await sheetFor(context, sheetId, 'sheet.edit');
  const tables = await offeredTables(context.db, sheet, kindOfSheet(sheet));
  const left = tables
    .filter(({ block }) => block.code === code)
    .flatMap(({ rows }) => rows.filter((row) => !row.taken));
  if (left.length === 0) return 0;
  const rows = left.map(({ key, choice, note }) => ({ block: code, key, taken: true, choice, note }));
  return saveRegisterRows(context, { sheetId, rows });
}

const told = ({ told: name, taken, choice, note }: OfferedRow): string =>
  [`${name}\u00a0: ${taken ? 'dans le rapport' : 'laissée'}`, choice, note].filter(Boolean).join(', ');
