import { readReportType } from '../read-report-type.ts';
import { fillYears, type SheetKind, sheetKindOf } from '../report-type.ts';
import type { SheetRow } from './sheet.sql.ts';

/** The kind of a sheet, its labels with the years of its edition. */
export function kindOfSheet(sheet: Pick<SheetRow, 'reportType' | 'kind' | 'year'>): SheetKind {
  const kind = sheetKindOf(readReportType(sheet.reportType), sheet.kind);
  return {
    ...kind,
    keyFigures: { ...kind.keyFigures, label: fillYears(kind.keyFigures.label, sheet.year) },
    blocks: kind.blocks.map((block) => ({ ...block, label: fillYears(block.label, sheet.year) })),
  };
}
