import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type SiteFilter, sitesWhere } from '../register/list-sites.sql.ts';
import { precisionLabels } from '../register/site.ts';
import { and, type Feature, inArea, type Part, type Shapes, shapeOf } from './feature.sql.ts';

/** Places as these organisations' people see them; those of others are seen as visitors see them. */
const seenSites = (organisationIds: string[]) => sql`(
  select id, organisation_id, kind, level, parent_id, name, search, geometry, precision, attributes, published
  from site where organisation_id = any(${organisationIds}::uuid[])
  union all
  select id, organisation_id, kind, level, parent_id, name, search, geometry, precision, attributes, true
  from published_site where not organisation_id = any(${organisationIds}::uuid[])
)`;

const siteConditions = (filter: SiteFilter, organisationIds: string[], part: Omit<Part, 'after' | 'limit'>) =>
  and([
    sitesWhere(filter, organisationIds),
    ...inArea(part.area, sql`site.geometry`),
    ...(part.ids ? [sql`site.id = any(${part.ids}::uuid[])`] : []),
    ...Object.entries(part.equals).map(([key, value]) => siteEquals(key, value)),
  ]);

function siteEquals(key: string, value: string): RawBuilder<unknown> {
  if (key === 'nom') return sql`site.name = ${value}`;
  if (key === 'publie_par') return sql`organisation.name = ${value}`;
  if (key === 'precision') return sql`site.precision = ${precisionNamed(value)}`;
  if (key === 'communes') return crossesCommune(sql`territory.name = ${value}`);
  if (key === 'code_insee') return crossesCommune(sql`territory.code = ${value}`);
  if (key.startsWith('id_')) {
    return sql`exists (select from site_identifier identifier where identifier.site_id = site.id
      and identifier.system = ${key.slice(3)} and identifier.value = ${value})`;
  }
  // A decimal is written with a comma or a point, as its source did.
  return sql`site.attributes ->> ${key} = any(${[value, value.replace('.', ',')]}::text[])`;
}

const precisionNamed = (label: string): string =>
  Object.entries(precisionLabels).find(([, each]) => each === label)?.[0] ?? '';

const crossesCommune = (which: RawBuilder<unknown>) => sql`exists (
  select from site_territory crossing join territory on territory.id = crossing.territory_id
  where crossing.site_id = site.id and territory.kind = 'commune' and ${which})`;

interface SiteRow extends Omit<Feature, 'values'> {
  name: string;
  publisher: string;
  precision: keyof typeof precisionLabels;
  attributes: Record<string, string>;
  identifiers: { system: string; value: string }[];
  communes: { code: string; name: string }[];
}

export async function listSiteFeatures(
  db: Db,
  filter: SiteFilter,
  organisationIds: string[],
  { after, limit, ...part }: Part,
  shapes: Shapes,
): Promise<Feature[]> {
  const { rows } = await sql<SiteRow>`
    select site.id, site.kind, site.name, site.precision, site.attributes, organisation.name as publisher,
      coalesce((select json_agg(json_build_object('system', identifier.system, 'value', identifier.value)
          order by identifier.system, identifier.value)
        from site_identifier identifier where identifier.site_id = site.id), '[]'::json) as identifiers,
      coalesce((select json_agg(json_build_object('code', territory.code, 'name', territory.name)
          order by crossing.share desc, territory.code)
        from site_territory crossing join territory on territory.id = crossing.territory_id
        where crossing.site_id = site.id and territory.kind = 'commune'), '[]'::json) as communes,
      ${shapeOf(sql`site.geometry`, shapes)} as shape
    from ${seenSites(organisationIds)} site join organisation on organisation.id = site.organisation_id
    where ${siteConditions(filter, organisationIds, part)}
      and (${after ?? null}::uuid is null or site.id > ${after ?? null}::uuid)
    order by site.id limit ${limit}
  `.execute(db);
  return rows.map(({ id, kind, shape, ...row }) => ({ id, kind, shape, values: siteValues(row) }));
}

function siteValues({
  name,
  publisher,
  precision,
  attributes,
  identifiers,
  communes,
}: Omit<SiteRow, 'id' | 'kind' | 'shape'>) {
  const systems = Map.groupBy(identifiers, ({ system }) => `id_${system}`);
  return {
    ...attributes,
    ...Object.fromEntries([...systems].map(([key, all]) => [key, all.map(({ value }) => value).join(', ')])),
    nom: name,
    publie_par: publisher,
    precision: precisionLabels[precision],
    communes: communes.map((commune) => commune.name).join(', '),
    code_insee: communes.map(({ code }) => code).join(', '),
  };
}

export async function countSiteFeatures(
  db: Db,
  filter: SiteFilter,
  organisationIds: string[],
  part: Omit<Part, 'after' | 'limit'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from ${seenSites(organisationIds)} site join organisation on organisation.id = site.organisation_id
    where ${siteConditions(filter, organisationIds, part)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}
