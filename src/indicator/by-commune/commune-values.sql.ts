import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Decimal } from '../../kernel/decimal.ts';
import type { Period } from '../../kernel/period.ts';
import type { Qualifier, Status } from '../figure.ts';

/** A commune of a territory with an indicator's value for a period and for the same a year before. */
export interface CommuneRow {
  code: string;
  name: string;
  valueId: string | null;
  value: Decimal | null;
  decimals: number | null;
  qualifier: Qualifier | null;
  status: Status | null;
  source: string | null;
  previousValue: Decimal | null;
  previousDecimals: number | null;
  previousQualifier: Qualifier | null;
}

interface Wanted {
  indicatorId: string;
  territoryId: string;
  period: Period;
  previous: Period;
}

export async function readCommuneRows(db: Db, wanted: Wanted): Promise<CommuneRow[]> {
  const { indicatorId, territoryId, period, previous } = wanted;
  const { rows } = await sql<CommuneRow>`
    select commune.code, commune.name, now.id as value_id, now.value, now.decimals, now.qualifier, now.status, now.source,
      former.value as previous_value, former.decimals as previous_decimals, former.qualifier as previous_qualifier
    from territory_member member
      join territory commune on commune.id = member.member_id and commune.kind = 'commune'
      left join indicator_value now on now.indicator_id = ${indicatorId} and now.superseded_by is null
        and now.territory_id = commune.id and now.period_kind = ${period.kind}
        and now.period_start = ${period.start} and now.period_end = ${period.end}
      left join indicator_value former on former.indicator_id = ${indicatorId} and former.superseded_by is null
        and former.territory_id = commune.id and former.period_kind = ${previous.kind}
        and former.period_start = ${previous.start} and former.period_end = ${previous.end}
    where member.territory_id = ${territoryId}
  `.execute(db);
  return rows;
}

/** The value that somebody typed for the whole territory, which stands before those of its communes. */
export const readWhole = (db: Db, { indicatorId, territoryId, period }: Wanted) =>
  db
    .selectFrom('indicatorValue')
    .select(['value', 'decimals', 'qualifier'])
    .where('indicatorId', '=', indicatorId)
    .where('territoryId', '=', territoryId)
    .where('periodKind', '=', period.kind)
    .where('periodStart', '=', period.start)
    .where('periodEnd', '=', period.end)
    .where('supersededBy', 'is', null)
    .executeTakeFirst();
