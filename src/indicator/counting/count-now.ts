import type { AskedRows, CountedSource } from '../../kernel/counted-source.ts';
import type { Db } from '../../kernel/db/index.ts';
import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { DomainError } from '../../kernel/errors.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { Period } from '../../kernel/period.ts';
import type { IndicatorRow } from '../indicator.sql.ts';
import { type CountedPart, countRows } from './count-rows.sql.ts';
import { byCommune, type Counting, countingInput, labelIn, type TallyPart, tallyValue } from './counting.ts';
import type { RecordedCount } from './recorded-count.ts';
import { sourceNamed } from './sources.ts';

export interface Counted {
  value: Decimal;
  decimals: number;
  count: RecordedCount;
}

/** Null of an indicator whose values are typed or computed. */
export const countingOf = ({ counting }: Pick<IndicatorRow, 'counting'>): Counting | null =>
  counting === null ? null : countingInput.parse(counting);

/** What a register says of a period today; refused where it cannot know. Undefined for a part of nothing. */
export async function countNow(
  db: Db,
  indicator: IndicatorRow,
  { counting, period, today }: { counting: Counting; period: Period; today: string },
): Promise<Counted | undefined> {
  const source = sourceNamed(counting.source);
  refuseUnknown(source, period, today);
  const asked = askedRows(indicator.organisationId, period, today, 'steering');
  const { total, parts } = await countRows(db, source, counting, asked);
  const value = tallyValue(total, indicator.decimals);
  if (value === undefined) return undefined;
  const decimals = total.part === null ? decimalsOf(value) : indicator.decimals;
  return { value, decimals, count: { on: today, counting, ...total, parts: labelled(source, parts) } };
}

export const askedRows = (
  organisationId: string,
  { start, end }: Period,
  today: string,
  reads: AskedRows['reads'],
): AskedRows => ({ organisationId, from: start, to: end < today ? end : today, reads });

/** Parts in the order of the choices of their column, communes in that of their names. */
function labelled(source: CountedSource, parts: CountedPart[]): TallyPart[] {
  const communes = parts
    .filter(({ by }) => by === byCommune)
    .map(({ name, ...part }) => ({ ...part, label: name ?? part.key }))
    .sort((a, b) => naturalOrder(a.label, b.label));
  const byColumn = source.columns.flatMap((column) => {
    const own = parts.filter(({ by }) => by === column.key);
    const order = column.choices.map(({ value }) => value);
    return own
      .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
      .map(({ name: _, ...part }) => ({ ...part, label: labelIn(column, part.key) }));
  });
  return [...byColumn, ...communes];
}

function refuseUnknown({ dated, rowsLabel }: CountedSource, { start, end }: Period, today: string): void {
  if (start > today)
    throw new DomainError(
      'invalid',
      'period_not_begun',
      'Cette période n’a pas commencé\u00a0: comptez-la quand elle sera ouverte.',
    );
  if (dated === 'now' && end < today)
    throw new DomainError(
      'invalid',
      'past_not_kept',
      `Le registre ne dit pas ce que furent les ${rowsLabel}\u00a0: ils se comptent avant la fin de la période.`,
    );
}
