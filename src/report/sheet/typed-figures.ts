import { type Qualifier, qualifiers } from '../../indicator/figure.ts';
import type { GridRow } from './sheet-view.ts';
import { shown } from './typed-fields.ts';

/** Names of the fields of a line of the grid. */
export const cellName = (column: GridColumn | 'shown', row: Pick<GridRow, 'code' | 'period'>): string =>
  `${column}.${row.code}@${row.period}`;

export const gridColumns = ['qualifier', 'value', 'source'] as const;
export type GridColumn = (typeof gridColumns)[number];

/** What a line showed when the page was made, so that only what the person changed is sent on. */
export const shownOf = (row: Pick<GridRow, GridColumn | 'valueId'>): string =>
  shown([row.qualifier, row.value, row.source, row.valueId ?? '']);

export interface TypedFigure {
  code: string;
  period: string;
  value: string;
  qualifier?: Qualifier;
  source?: string;
  /** The value in force when the page was made. */
  seen: string | null;
}

/** The lines a person changed: those left as they were shown say nothing, whatever others saved meanwhile. */
export function typedFigures(form: FormData): TypedFigure[] {
  return [...form.keys()]
    .filter((name) => name.startsWith('value.'))
    .flatMap((name) => {
      const key = name.slice('value.'.length);
      const at = key.lastIndexOf('@');
      const row = { code: key.slice(0, at), period: key.slice(at + 1) };
      const typed = (column: GridColumn) => String(form.get(cellName(column, row)) ?? '').trim();
      const [qualifier, value, source, seen] = readShown(form.get(cellName('shown', row)));
      const change = {
        ...(typed('qualifier') !== qualifier && isQualifier(typed('qualifier'))
          ? { qualifier: typed('qualifier') as Qualifier }
          : {}),
        ...(typed('source') !== source ? { source: typed('source') } : {}),
      };
      const untouched = typed('value') === value && Object.keys(change).length === 0;
      return untouched ? [] : [{ ...row, value: typed('value'), ...change, seen: seen || null }];
    });
}

function readShown(shown: FormDataEntryValue | null): string[] {
  try {
    const parsed: unknown = JSON.parse(String(shown ?? '[]'));
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return [];
  }
}

const isQualifier = (text: string): text is Qualifier => qualifiers.some((each) => each === text);
