import { naturalOrder } from '../../kernel/french.ts';
import type { SheetState } from '../states.ts';
import type { BoardSheet } from './board.sql.ts';

/** States in which a service still has something to do. */
const waiting: readonly SheetState[] = ['to_fill', 'in_progress', 'sent_back'];
export const isWaiting = ({ state }: { state: SheetState }): boolean => waiting.includes(state);

/** Days past the due date of a sheet its service still has in hand; 0 when it is in time. */
export function daysLate(sheet: Pick<BoardSheet, 'dueOn' | 'state'>, today: string): number {
  if (!sheet.dueOn || !isWaiting(sheet)) return 0;
  const days = (Date.parse(today) - Date.parse(sheet.dueOn)) / 86_400_000;
  return Math.max(0, days);
}

/** Latest first, then what is still to do by date, then what is done; codes in natural order. */
export const byUrgency = <S extends BoardSheet>(sheets: S[], today: string): S[] =>
  sheets.toSorted(
    (a, b) =>
      daysLate(b, today) - daysLate(a, today) ||
      Number(isWaiting(b)) - Number(isWaiting(a)) ||
      (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
      naturalOrder(a.code, b.code),
  );

export interface BoardGroup<S extends BoardSheet = BoardSheet> {
  key: string;
  label: string;
  sheets: S[];
  submitted: number;
  accepted: number;
  late: number;
}

/** Sheets gathered under labels, late groups first when they are services, in the order of the report for sections. */
export function groupSheets<S extends BoardSheet>(
  sheets: S[],
  keyOf: (sheet: S) => { key: string; label: string },
  today: string,
): BoardGroup<S>[] {
  const labels = new Map(sheets.map(keyOf).map(({ key, label }) => [key, label]));
  return [...Map.groupBy(sheets, (sheet) => keyOf(sheet).key)].map(([key, group]) => ({
    key,
    label: labels.get(key) ?? key,
    sheets: byUrgency(group, today),
    submitted: group.filter((sheet) => !isWaiting(sheet)).length,
    accepted: group.filter((sheet) => sheet.state === 'accepted').length,
    late: group.filter((sheet) => daysLate(sheet, today) > 0).length,
  }));
}

export const lateFirst = <S extends BoardSheet>(groups: BoardGroup<S>[]): BoardGroup<S>[] =>
  groups.toSorted(
    (a, b) =>
      b.late - a.late ||
      a.submitted - a.sheets.length - (b.submitted - b.sheets.length) ||
      naturalOrder(a.label, b.label),
  );
