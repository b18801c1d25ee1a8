import { sql } from 'kysely';
import type { Qualifier } from '../../indicator/figure.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Decimal } from '../../kernel/decimal.ts';
import { type Period, type PeriodKind, periodCode } from '../../kernel/period.ts';
import type { KnownIndicator } from './match-indicators.rule.ts';

/** Indicators of an organisation that take values, by code. */
export const listTakers = (db: Db, organisationId: string): Promise<(KnownIndicator & { decimals: number })[]> =>
  db
    .selectFrom('indicator')
    .select(['id', 'code', 'label', 'unit', 'counted', 'decimals'])
    .where('organisationId', '=', organisationId)
    .where('archivedAt', 'is', null)
    .where('formula', 'is', null)
    .orderBy('code')
    .execute();

export const listIndicatorCodes = async (db: Db, organisationId: string): Promise<Set<string>> =>
  new Set(
    (await db.selectFrom('indicator').select('code').where('organisationId', '=', organisationId).execute()).map(
      ({ code }) => code,
    ),
  );

export interface ValueInForce {
  id: string;
  indicatorId: string;
  period: string;
  value: Decimal;
  decimals: number;
  qualifier: Qualifier;
}

/** Values in force of these indicators at the organisation's own territory. */
export async function listValuesInForce(
  db: Db,
  organisationId: string,
  indicatorIds: string[],
): Promise<ValueInForce[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await db
    .selectFrom('indicatorValue as value')
    .innerJoin('organisation', 'organisation.territoryId', 'value.territoryId')
    .select([
      'value.id',
      'indicatorId',
      'periodKind',
      'periodStart',
      'periodEnd',
      'value.value',
      'decimals',
      'qualifier',
    ])
    .where('organisation.id', '=', organisationId)
    .where('indicatorId', 'in', indicatorIds)
    .where('supersededBy', 'is', null)
    .execute();
  return rows.map(({ periodKind, periodStart, periodEnd, ...row }) => ({
    ...row,
    period: periodCode({ kind: periodKind as PeriodKind, start: periodStart, end: periodEnd }),
  }));
}

export interface TargetInForce {
  id: string;
  indicatorId: string;
  year: number;
  value: Decimal;
}

/** Targets of these indicators that no plan names. */
export const listTargets = async (db: Db, organisationId: string, indicatorIds: string[]): Promise<TargetInForce[]> =>
  indicatorIds.length === 0
    ? []
    : db
        .selectFrom('target')
        .innerJoin('organisation', 'organisation.territoryId', 'target.territoryId')
        .select(['target.id', 'indicatorId', 'year', 'value'])
        .where('organisation.id', '=', organisationId)
        .where('indicatorId', 'in', indicatorIds)
        .where('planId', 'is', null)
        .execute();

export interface NewSheetFigure extends Period {
  sheetId: string;
  indicatorId: string;
  /** From 0, in its sheet. */
  index: number;
  /** Most key figures that the sheet takes. */
  most: number;
}

/** Puts figures on their sheets, after the others: among the key figures while there is room. */
export const insertSheetFigures = (tx: Db, figures: readonly NewSheetFigure[]) =>
  sql`
    insert into sheet_figure (sheet_id, indicator_id, period_kind, period_start, period_end, position, key)
    select added."sheetId", added."indicatorId", added.kind, added.start, added."end",
      there.next + added.index, there.keys + added.index < added.most
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as added("sheetId" uuid, "indicatorId" uuid, kind text,
      start date, "end" date, index int, most int)
    cross join lateral (
      select coalesce(max(position) + 1, 0) as next, count(*) filter (where key) as keys
      from sheet_figure where sheet_id = added."sheetId"
    ) there
    on conflict do nothing
  `.execute(tx);
