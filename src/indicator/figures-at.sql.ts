import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';
import type { CommuneRow } from './in-communes.sql.ts';

/** A piece of ground by its code, whatever the year of its geography. */
export interface CodedPlace {
  kind: string;
  code: string;
}

export interface PlaceRow extends Omit<CommuneRow, 'commune'> {
  /** INSEE code or SIREN. */
  code: string;
}

/** Every published value at these places, typed there or, at a commune, counted there; of some indicators where given. */
export async function listValuesAt(db: Db, places: CodedPlace[], indicatorIds?: string[]): Promise<PlaceRow[]> {
  if (places.length === 0) return [];
  const about = indicatorIds ? sql`value.indicator_id = any(${indicatorIds}::uuid[])` : sql`true`;
  const communes = places.filter(({ kind }) => kind === 'commune').map(({ code }) => code);
  const counted = communes.map((code) => sql`count.parts @> ${JSON.stringify([{ by: 'commune', key: code }])}::jsonb`);
  const { rows } = await sql<PlaceRow>`
    with place as (
      select territory.id, territory.code from json_to_recordset(${JSON.stringify(places)}::json) as given (kind text, code text)
        join territory on territory.code = given.code and territory.kind = given.kind
    ), found as (
      select value.id, place.code, value.value::text, value.qualifier, value.decimals, null::text as whole, null::int as part
      from place join published_value value on value.territory_id = place.id where ${about}
      union all
      select value.id, piece ->> 'key', null, 'exact', null, piece ->> 'whole', (piece ->> 'part')::int
      from indicator_count count join published_value value on value.id = count.value_id
        cross join lateral jsonb_array_elements(count.parts) piece
      where ${about} and (${counted.length > 0 ? sql.join(counted, sql` or `) : sql`false`})
        and piece ->> 'by' = 'commune' and piece ->> 'key' = any(${communes}::text[])
    )
    select value.indicator_id, indicator.label, indicator.unit, indicator.counted,
      coalesce(found.decimals, indicator.decimals) as decimals, found.code, value.period_kind, value.period_start::text,
      value.period_end::text, found.value, found.qualifier, found.whole, found.part
    from found join indicator_value value on value.id = found.id
      join indicator on indicator.id = value.indicator_id and indicator.archived_at is null
    order by indicator.label, value.indicator_id, value.period_end desc, value.period_start
  `.execute(db);
  return rows;
}
