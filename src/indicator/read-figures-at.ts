import type { Db } from '../kernel/db/index.ts';
import { decimalsOf } from '../kernel/decimal.ts';
import { periodCode, printPeriod } from '../kernel/period.ts';
import { typeset } from '../kernel/typeset.ts';
import { tallyValue } from './counting/counting.ts';
import { periodOf } from './figure-library.ts';
import { type CodedPlace, listValuesAt, type PlaceRow } from './figures-at.sql.ts';
import { printQuantity } from './print-quantity.rule.ts';

/** A published figure at a place, beside the same at larger ones. */
export interface FigureAt {
  indicatorId: string;
  label: string;
  periodLabel: string;
  printed: string;
  /** At each of the places compared, for the same period; null where nobody published it. */
  beside: (string | null)[];
  href: string;
}

/** What is published about a place: the latest of each indicator, or those of one year; and the years there are. */
export async function readFiguresAt(db: Db, place: CodedPlace, compared: CodedPlace[], year: number | null) {
  const rows = await listValuesAt(db, [place]);
  const years = [...new Set(rows.map(yearOf))].toSorted((a, b) => b - a);
  const chosen = rows
    .filter((row) => year === null || yearOf(row) === year)
    .filter((row, at, kept) => row.indicatorId !== kept[at - 1]?.indicatorId);
  const others = await listValuesAt(
    db,
    chosen.length > 0 ? compared : [],
    chosen.map(({ indicatorId }) => indicatorId),
  );
  const elsewhere = new Map(others.map((row) => [`${row.code} ${keyOf(row)}`, row]));
  const figures = chosen.flatMap((row): FigureAt[] => {
    const printed = print(row);
    if (printed === null) return [];
    const beside = compared.map(({ code }) => print(elsewhere.get(`${code} ${keyOf(row)}`)));
    const period = periodOf(row);
    const href = `/indicateurs/${row.indicatorId}?periode=${encodeURIComponent(periodCode(period))}`;
    return [
      {
        indicatorId: row.indicatorId,
        label: typeset(row.label),
        periodLabel: printPeriod(period),
        printed,
        beside,
        href,
      },
    ];
  });
  return { years, figures };
}

const yearOf = ({ periodEnd }: PlaceRow): number => Number(periodEnd.slice(0, 4));
const keyOf = (row: PlaceRow): string => `${row.indicatorId} ${periodCode(periodOf(row))}`;

function print(row: PlaceRow | undefined): string | null {
  if (!row) return null;
  const value = row.value ?? (row.whole === null ? undefined : tallyValue(row as TalliedRow, row.decimals));
  if (value === undefined) return null;
  // A number of things counted is printed whole, whatever the decimals of its share.
  const decimals = row.value === null && row.part === null ? decimalsOf(value) : row.decimals;
  return printQuantity({ ...row, value, decimals });
}

type TalliedRow = PlaceRow & { whole: string };
