import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Qualifier, TaxBasis } from '../figure.ts';

/** The published value of a year somewhere, or the count there of an indicator that counts a register. */
export interface ComparedRow {
  indicatorId: string;
  organisation: string;
  publisher: string;
  label: string;
  unit: string;
  counted: string | null;
  taxBasis: TaxBasis | null;
  definition: string;
  source: string;
  kind: string;
  code: string;
  territory: string;
  population: number | null;
  year: number;
  value: string | null;
  decimals: number;
  qualifier: Qualifier;
  whole: string | null;
  part: number | null;
}

/** Every published year of an indicator, and of those of other organisations that bear its name, wherever they are. */
export async function listCompared(db: Db, indicatorId: string): Promise<ComparedRow[]> {
  const { rows } = await sql<ComparedRow>`
    with alike as (
      select other.id from indicator asked join indicator other on other.form = asked.form and other.archived_at is null
      where asked.id = ${indicatorId}::uuid and (other.id = asked.id or other.organisation_id <> asked.organisation_id)
    ), value as (
      select published.* from published_value published join alike on alike.id = published.indicator_id
      where published.period_kind = 'year'
    ), found as (
      select value.id, territory.kind, territory.code, value.value::text, value.qualifier, value.decimals,
        null::text as whole, null::int as part
      from value join territory on territory.id = value.territory_id
      union
      select value.id, 'commune', piece ->> 'key', null, 'exact', null, piece ->> 'whole', (piece ->> 'part')::int
      from value join indicator_count count on count.value_id = value.id
        cross join lateral jsonb_array_elements(count.parts) piece
      where piece ->> 'by' = 'commune'
    )
    select value.indicator_id, organisation.slug as organisation, organisation.short_name as publisher, indicator.label,
      indicator.unit, indicator.counted, indicator.tax_basis, indicator.definition, indicator.source,
      found.kind, found.code, place.name as territory, place.population, extract(year from value.period_end)::int as year,
      found.value, coalesce(found.decimals, indicator.decimals) as decimals, found.qualifier, found.whole, found.part
    from found join value on value.id = found.id join indicator on indicator.id = value.indicator_id
      join organisation on organisation.id = indicator.organisation_id
      join lateral (
        select name, population from territory where territory.code = found.code and territory.kind = found.kind
        order by vintage desc limit 1
      ) place on true
    order by value.indicator_id <> ${indicatorId}::uuid, found.kind = 'commune', place.name collate fr, organisation.slug, year
  `.execute(db);
  return rows;
}
