import type { BlockType } from '../report-type.ts';
import type { RegisterRows } from './read-registers.ts';
import type { RegisterRow } from './register.ts';

/** What somebody made of a line: taken or left out, answered, completed. */
export interface KeptRow {
  block: string;
  rowKey: string;
  taken: boolean;
  choice: string;
  note: string;
}

export interface OfferedRow extends RegisterRow {
  taken: boolean;
  choice: string;
  note: string;
}

/**
 * The lines that the register offers a block. What everybody may read is taken unless a person leaves it out; what is
 * read inside the organisation alone is taken when a person says so, since a report leaves the house.
 */
export function rowsOf(
  registers: RegisterRows,
  kept: readonly KeptRow[],
  { code, register }: Pick<BlockType, 'code' | 'register'>,
): OfferedRow[] {
  const own = new Map(kept.filter(({ block }) => block === code).map((row) => [row.rowKey, row]));
  return (register ? (registers[register]?.rows ?? []) : []).map((row) => {
    const { taken, choice, note } = own.get(row.key) ?? { taken: row.open, choice: '', note: '' };
    return { ...row, taken, choice, note };
  });
}
