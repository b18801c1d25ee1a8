import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { PeriodKind } from '../kernel/period.ts';
import type { Qualifier } from './figure.ts';

export interface CommuneRow {
  indicatorId: string;
  label: string;
  unit: string;
  counted: string | null;
  decimals: number;
  commune: string;
  periodKind: PeriodKind;
  periodStart: string;
  periodEnd: string;
  /** Null where it is the part of a count. */
  value: string | null;
  qualifier: Qualifier;
  whole: Decimal | null;
  part: number | null;
}

/** The latest value of each indicator at each of these communes: typed there, or counted there. */
export async function listInCommunes(db: Db, codes: string[], worksIn: string[]): Promise<CommuneRow[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<CommuneRow>`
    with known as (
      select value.*, indicator.label, indicator.unit, indicator.counted, indicator.decimals as places
      from indicator_value value join indicator on indicator.id = value.indicator_id
      where value.superseded_by is null and indicator.archived_at is null
        and (value.status = 'validated' or indicator.organisation_id = any(${worksIn}::uuid[]))
    ), found as (
      select known.indicator_id, label, unit, counted, known.decimals, territory.name as commune, period_kind,
        period_start::text, period_end::text, known.value::text, qualifier, null::text as whole, null::int as part
      from known join territory on territory.id = known.territory_id
      where territory.kind = 'commune' and territory.code = any(${codes}::text[])
      union all
      select known.indicator_id, label, unit, counted, places, piece ->> 'label', period_kind, period_start::text,
        period_end::text, null, 'exact', piece ->> 'whole', (piece ->> 'part')::int
      from known join indicator_count count on count.value_id = known.id
        cross join lateral jsonb_array_elements(count.parts) as piece
      where piece ->> 'by' = 'commune' and piece ->> 'key' = any(${codes}::text[])
    )
    select distinct on (label, indicator_id, commune) * from found
    order by label, indicator_id, commune, period_end desc, period_start
  `.execute(db);
  return rows;
}
