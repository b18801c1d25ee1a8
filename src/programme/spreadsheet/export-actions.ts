import { authorise, type Context } from '../../identity/index.ts';
import { naturalOrder } from '../../kernel/french.ts';
import { writeCsv, writeXlsx } from '../../kernel/table/write-table.ts';
import { actionsByIds, listActionIds } from '../action/action.sql.ts';
import { actionCells } from './action-cells.ts';
import { actionColumns, columnKeys } from './action-columns.ts';

/** All the actions of an organisation in a file that `importActions` reads back. */
export async function exportActions(
  context: Context,
  { organisationId, format }: { organisationId: string; format: 'csv' | 'xlsx' },
): Promise<Uint8Array> {
  authorise(context.actor, 'work.read', { organisationId });
  const actions = await actionsByIds(context.db, await listActionIds(context.db, organisationId));
  const header = columnKeys.map((key) => actionColumns[key].label);
  const rows = actions
    .toSorted((a, b) => naturalOrder(a.number, b.number))
    .map((action) => columnKeys.map((key) => actionCells[key](action)));
  return format === 'csv' ? writeCsv(header, rows) : writeXlsx(header, rows);
}
