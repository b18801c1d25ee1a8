import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { compare } from '../../kernel/decimal.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { type Period, periodCode, readPeriod } from '../../kernel/period.ts';
import { type IndicatorRow, readIndicator } from '../indicator.sql.ts';
import { territoryOf } from '../territory-of.ts';
import { type CurrentValue, insertValues, lockCurrentValues } from '../value.sql.ts';
import { findCountOf, writeCountOf } from './count.sql.ts';
import { type Counted, countingOf, countNow } from './count-now.ts';
import { countingInput } from './counting.ts';
import type { RecordedCount } from './recorded-count.ts';

interface Asked {
  indicatorId: string;
  /** Code of a period. */
  period: string;
  /** Why a validated value is replaced. */
  reason?: string;
}

/**
 * Counts an indicator in its register and records the value: provisional, with the day and the numbers behind it. What
 * a person typed or validated is replaced here alone, where somebody asks for it.
 */
export async function countIndicator(context: Context, { indicatorId, period: code, reason }: Asked): Promise<void> {
  const indicator = await readIndicator(context.db, indicatorId);
  if (!indicator) throw missing('Cet indicateur');
  const { organisationId, ownerServiceId: serviceId } = indicator;
  authorise(context.actor, 'value.record', { organisationId, serviceId });
  const period = readPeriod(code);
  if (!period) throw noPeriod(code);
  await context.db
    .transaction()
    .execute((tx) =>
      writeCount(tx, context, { indicator, period, recordedBy: personOf(context).id, reason: reason?.trim() || null }),
    );
}

interface Counting {
  indicator: IndicatorRow;
  period: Period;
  recordedBy: string;
  reason: string | null;
  /** Only where the period has no value yet. */
  opening?: boolean;
}

/** Counts and records inside a transaction of the caller, who has authorised. */
export async function writeCount(tx: Tx, context: Context, asked: Counting): Promise<void> {
  const { indicator, period, reason } = asked;
  const counting = countingOf(indicator);
  if (!counting || indicator.archivedAt) throw notCounted(indicator.code);
  const counted = await countNow(tx, indicator, { counting, period, today: todayOf(context.effects) });
  if (!counted) throw nothingCounted();
  const territory = await territoryOf(tx, indicator.organisationId);
  const former = (await lockCurrentValues(tx, territory.id, [indicator.id])).find(
    (value) => value.territoryId === territory.id && isOf(value, period),
  );
  if (former && asked.opening) return;
  const before = former && (await findCountOf(tx, former.id));
  if (former && before && saysTheSame(former, before, counted)) {
    // The same number, found again: its day and its parts move on, unless somebody answers for them as they were.
    if (former.status !== 'validated' && !isSameCount(before, counted.count))
      await writeCountOf(tx, former.id, counted.count);
    return;
  }
  if (former?.status === 'validated' && !reason) throw unexplained(indicator.code);
  await record(tx, context, asked, { counted, former, territoryId: territory.id });
}

interface Replacing {
  counted: Counted;
  former: CurrentValue | undefined;
  territoryId: string;
}

async function record(tx: Tx, context: Context, asked: Counting, { counted, former, territoryId }: Replacing) {
  const { indicator, period, recordedBy, reason } = asked;
  const { value, decimals, count } = counted;
  const id = randomUUID();
  const added = {
    id,
    indicatorId: indicator.id,
    territoryId,
    periodKind: period.kind,
    periodStart: period.start,
    periodEnd: period.end,
    value,
    decimals,
    qualifier: 'exact' as const,
    status: 'provisional' as const,
    source: countedSource,
    sourcePage: null,
    comment: null,
    replaces: former?.id ?? null,
  };
  await insertValues(tx, [added], { recordedBy, recordedAt: context.effects.now(), batchId: null, reason });
  await writeCountOf(tx, id, count);
  const told = { period: periodCode(period) };
  await recordChange(tx, context, {
    organisationId: indicator.organisationId,
    verb: 'value.count',
    objectKind: 'indicator',
    objectId: indicator.id,
    before: former && [{ ...told, value: former.value }],
    after: [{ ...told, value }],
    reason,
  });
}

/** What a counted value gives as its source. */
const countedSource = 'Compté dans le registre';

const isOf = (value: CurrentValue, period: Period): boolean =>
  value.periodKind === period.kind && value.periodStart === period.start && value.periodEnd === period.end;

type KeptCount = NonNullable<Awaited<ReturnType<typeof findCountOf>>>;

const saysTheSame = (former: CurrentValue, before: KeptCount, { value, count }: Counted): boolean =>
  compare(former.value, value) === 0 && isDeepStrictEqual(countingInput.parse(before.counting), count.counting);

const isSameCount = ({ countedOn, whole, part, parts }: KeptCount, count: RecordedCount): boolean =>
  isDeepStrictEqual([countedOn, whole, part, parts], [count.on, count.whole, count.part, count.parts]);

const noPeriod = (code: string) =>
  new DomainError(
    'invalid',
    'bad_period',
    `«\u00a0${code}\u00a0» n’est pas une période\u00a0: écrivez-la comme 2020 ou 2019/2020.`,
  );

const notCounted = (code: string) =>
  new DomainError('invalid', 'not_counted', `${code} ne se compte pas\u00a0: dites d’abord ce qu’il compte.`);

const nothingCounted = () =>
  new DomainError(
    'invalid',
    'nothing_counted',
    'Le registre n’a aucune ligne pour cette période\u00a0: une part de rien ne se calcule pas.',
  );

const unexplained = (code: string) =>
  new DomainError(
    'invalid',
    'reason_needed',
    `Une valeur validée ne se corrige pas sans motif\u00a0: ${code}. Écrivez pourquoi, puis enregistrez à nouveau.`,
  );
