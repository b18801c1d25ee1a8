import type { Db } from '../kernel/db/index.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Period } from '../kernel/period.ts';
import { byCommune, tallyValue } from './counting/counting.ts';
import type { RecordedCount } from './counting/recorded-count.ts';
import type { Qualifier, Status } from './figure.ts';
import type { FigureLibrary } from './figure-library.ts';
import { readIndicatorsByIds } from './figures.sql.ts';
import type { IndicatorRow } from './indicator.sql.ts';
import { loadLibrary } from './load-library.ts';

/** A value that is shown to everybody though nobody recorded it. */
export interface ComputedValue {
  indicatorId: string;
  /** INSEE code; null where it is that of the whole territory. */
  commune: string | null;
  period: Period;
  value: Decimal;
  qualifier: Qualifier;
  status: Status;
  source: string;
  /** When the latest of what it is made from was recorded. */
  at: Date;
}

/** What is worked out of published values alone: by formula, over communes, over years, or as the part of a count at a commune. */
export async function readComputedValues(db: Db, indicatorIds: string[]): Promise<ComputedValue[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await readIndicatorsByIds(db, indicatorIds);
  const computed: ComputedValue[] = [];
  for (const [organisationId, own] of Map.groupBy(rows, (row) => row.organisationId)) {
    const library = await loadLibrary(db, organisationId, own, true);
    computed.push(...own.flatMap((indicator) => computedOf(library, indicator)));
  }
  return computed;
}

const computedOf = (library: FigureLibrary, indicator: IndicatorRow): ComputedValue[] =>
  library.periodsOf(indicator).flatMap((period): ComputedValue[] => {
    const known = library.find(indicator, period);
    if (!known) return [];
    const { value, qualifier, status, at, count } = known;
    const source = known.source || indicator.source;
    const whole = { indicatorId: indicator.id, commune: null, period, value, qualifier, status, source, at };
    if (count) return atCommunes(count, indicator).map((part) => ({ ...whole, ...part, qualifier: 'exact' }));
    return library.isRecorded(indicator, period) ? [] : [whole];
  });

const atCommunes = ({ parts }: RecordedCount, { decimals }: IndicatorRow) =>
  parts.flatMap((part) => {
    const value = part.by === byCommune ? tallyValue(part, decimals) : undefined;
    return value === undefined ? [] : [{ commune: part.key, value }];
  });
