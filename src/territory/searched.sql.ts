import { sql } from 'kysely';
import type { SearchedKind } from '../kernel/searched.ts';

const inLatestVintage = sql`territory.vintage = (
  select max(vintage) from territory official where official.kind = territory.kind and official.code = territory.code)`;

const searched = (kind: 'commune' | 'epci', label: string): SearchedKind => ({
  kind,
  label,
  table: sql`territory`,
  key: sql`territory.id`,
  title: sql`territory.name`,
  note: sql`case when territory.kind = 'commune' then territory.code
    else (select count(*) || ' communes' from territory_member where territory_id = territory.id) end`,
  href: sql`case territory.kind when 'epci' then '/epci/' else '/communes/' end || territory.code`,
  form: sql`territory.search`,
  words: sql`to_tsvector('pg_catalog.simple', territory.search)`,
  names: [sql`left(territory.search, -1 - length(territory.code))`, sql`lower(territory.code)`],
  weight: sql`coalesce(territory.population, 0)`,
  shown: () => sql`territory.kind = ${sql.lit(kind)} and ${inLatestVintage}`,
});

export const searchedCommunes = searched('commune', 'Communes');
export const searchedEpci = searched('epci', 'EPCI');
