import type { Db } from '../../kernel/db/index.ts';
import { paragraphsIn } from '../../watch/committee/paragraphs.rule.ts';
import { type OfferedRow, rowsOf } from '../register/kept-rows.ts';
import { readRegisters } from '../register/read-registers.ts';
import { evidenceDay } from '../render/evidence-runs.ts';
import type { BlockType, SheetKind } from '../report-type.ts';
import type { FilledSheet } from './missing-in-sheet.rule.ts';
import { findSheetParagraph, listKeptRows } from './register.sql.ts';
import type { ParagraphView, RegisterView } from './sheet-view.ts';

export const registerBlocksOf = (kind: SheetKind): BlockType[] =>
  kind.blocks.filter((block) => block.kind === 'register');

interface OfferedTable {
  block: BlockType;
  columns: string[];
  summary: string;
  rows: OfferedRow[];
}

/** The tables that a sheet reads in the register, each line with what a person made of it. */
export async function offeredTables(
  db: Db,
  sheet: { id: string; organisationId: string },
  kind: SheetKind,
): Promise<OfferedTable[]> {
  const blocks = registerBlocksOf(kind);
  if (blocks.length === 0) return [];
  const names = blocks.flatMap(({ register }) => register ?? []);
  const kept = await listKeptRows(db, sheet.id);
  const registers = await readRegisters(db, sheet.organisationId, names);
  return blocks.map((block) => {
    const { columns, summary } = (block.register && registers[block.register]) ?? { columns: [], summary: '' };
    return { block, columns, summary, rows: rowsOf(registers, kept, block) };
  });
}

/** How far these tables are filled, for whoever submits the sheet. */
export const filledTables = (tables: OfferedTable[]): FilledSheet['registers'] =>
  Object.fromEntries(
    tables.map(({ block, rows }) => {
      const taken = rows.filter((row) => row.taken);
      return [block.code, { taken: taken.length, unanswered: taken.filter(({ choice }) => choice === '').length }];
    }),
  );

export const viewTables = (tables: OfferedTable[]): Record<string, RegisterView> =>
  Object.fromEntries(
    tables.map(({ block, columns, summary, rows }) => [
      block.code,
      {
        columns,
        summary,
        asks: block.asks ?? null,
        rows: rows.map(({ told: _, asOf, generated, ...row }) => ({ ...row, day: evidenceDay({ asOf, generated }) })),
      },
    ]),
  );

export async function readParagraph(db: Db, sheetId: string): Promise<ParagraphView | null> {
  const answered = await findSheetParagraph(db, sheetId);
  if (!answered) return null;
  const { decisionId, number, reference, paragraphs, asking } = answered;
  const text = paragraphsIn(paragraphs, asking).find((each) => each.number === number)?.text ?? null;
  return { decisionId, reference, number, text };
}
