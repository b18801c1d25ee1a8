import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** A taxon that was seen here before. */
export interface SeenTaxon {
  cdNom: number | null;
  name: string;
  scientific: string;
  lastSeen: string;
  times: number;
}

/** Metres around a point that are still "here". */
const near = 200;
const mostSeen = 40;

const seenColumns = sql`
  select seen.cd_nom, coalesce(nullif(taxon.vernacular, ''), taxon.name, seen.name) as name,
    coalesce(taxon.name, '') as scientific, seen.last_seen::text, seen.times`;

const ofTaxon = sql`left join taxref_version current on current.in_use
  left join taxon on taxon.version = current.version and taxon.cd_nom = seen.cd_nom`;

const counted = sql`coalesce(record.cd_ref, record.cd_nom) as cd_nom, max(record.name_cited) as name,
  max(record.date_from) as last_seen, count(*)::integer as times`;

const byTaxon = sql`coalesce(record.cd_ref, record.cd_nom), case when coalesce(record.cd_ref, record.cd_nom) is null then record.name_cited end`;

/** Taxa that an organisation saw at a place, those of the last time first; of one protocol where it is said. */
export async function lastTaxaSeenHere(
  db: Db,
  here: { organisationId: string; protocol?: string | undefined } & ({ siteId: string } | { point: [number, number] }),
): Promise<SeenTaxon[]> {
  const where =
    'siteId' in here
      ? sql`record.site_id = ${here.siteId}::uuid`
      : sql`ST_DWithin(record.geometry,
          ST_Transform(ST_SetSRID(ST_MakePoint(${here.point[0]}, ${here.point[1]}), 4326), 2154), ${sql.lit(near)})`;
  const { rows } = await sql<SeenTaxon>`
    ${seenColumns} from (
      select ${counted} from record
        ${here.protocol ? sql`join visit on visit.organisation_id = record.organisation_id and visit.id = record.visit_id and visit.protocol = ${here.protocol}` : sql``}
      where record.organisation_id = ${here.organisationId}::uuid and record.status = 'Pr' and ${where}
      group by ${byTaxon}
    ) seen ${ofTaxon}
    order by seen.last_seen desc, seen.times desc, seen.name limit ${sql.lit(mostSeen)}
  `.execute(db);
  return rows;
}

export interface FieldSite {
  id: string;
  name: string;
  commune: string;
  /** Degrees. */
  mark: [number, number] | null;
  seen: SeenTaxon[];
  /** What the protocol was told of this place last time. */
  fields: Record<string, string>;
}

const mostSites = 1500;

/** Places a device carries: those visited by this protocol first, with what was seen there, then the others it may name. */
export async function listFieldSites(db: Db, organisationId: string, protocol: string): Promise<FieldSite[]> {
  const { rows } = await sql<FieldSite>`
    with last as (
      select distinct on (site_id) site_id, date_from, fields from visit
      where organisation_id = ${organisationId}::uuid and protocol = ${protocol} and site_id is not null and done
      order by site_id, date_from desc, id desc
    ), chosen as (
      select site.id, site.name, site.mark, last.fields, last.date_from from site left join last on last.site_id = site.id
      where last.site_id is not null or site.organisation_id = ${organisationId}::uuid or site.published
      order by last.date_from desc nulls last, site.organisation_id = ${organisationId}::uuid desc, site.name collate fr, site.id
      limit ${sql.lit(mostSites)}
    ), told as (
      select record.site_id, ${counted},
        row_number() over (partition by record.site_id order by max(record.date_from) desc, count(*) desc) as rank
      from record join chosen on chosen.id = record.site_id and chosen.date_from is not null
      where record.organisation_id = ${organisationId}::uuid and record.status = 'Pr'
      group by record.site_id, ${byTaxon}
    ), here as (
      select told.site_id, json_agg(json_build_object('cdNom', seen.cd_nom, 'name', seen.name, 'scientific', seen.scientific,
        'lastSeen', seen.last_seen, 'times', seen.times) order by seen.last_seen desc, seen.times desc, seen.name) as seen
      from told cross join lateral (${seenColumns} from (select told.cd_nom, told.name, told.last_seen, told.times) seen ${ofTaxon}) seen
      where told.rank <= ${sql.lit(mostSeen)} group by told.site_id
    )
    select chosen.id, chosen.name, coalesce((select commune.name from site_commune here_commune
        join territory commune on commune.id = here_commune.territory_id
        where here_commune.site_id = chosen.id order by commune.name limit 1), '') as commune,
      case when chosen.mark is not null then json_build_array(
        round(ST_X(ST_Transform(chosen.mark, 4326))::numeric, 5)::float8,
        round(ST_Y(ST_Transform(chosen.mark, 4326))::numeric, 5)::float8) end as mark,
      coalesce(here.seen, '[]'::json) as seen, coalesce(chosen.fields, '{}'::jsonb) as fields
    from chosen left join here on here.site_id = chosen.id
    order by chosen.date_from desc nulls last, chosen.name collate fr, chosen.id
  `.execute(db);
  return rows;
}

/** A name that a device offers without a network: number, French or scientific name, scientific name where it is another. */
export type FieldName = [cdNom: number, name: string, scientific: string];

const mostNames = 3000;

/** Names to offer for a protocol: what the organisation recorded first, then what the protocol’s groups hold. */
export async function listFieldNames(db: Db, organisationId: string, groups: readonly number[]): Promise<FieldName[]> {
  const inGroups =
    groups.length > 0
      ? sql`taxon.lineage && ${[...groups]}::integer[]`
      : sql`taxon.cd_nom in (select cd_ref from recorded)`;
  const { rows } = await sql<{ cdNom: number; name: string; scientific: string }>`
    with recorded as materialized (
      select cd_ref, count(*) as times from record
      where organisation_id = ${organisationId}::uuid and cd_ref is not null and status = 'Pr' group by cd_ref
    )
    select taxon.cd_nom, split_part(coalesce(nullif(taxon.vernacular, ''), taxon.name), ',', 1) as name, taxon.name as scientific
    from taxref_version current join taxon on taxon.version = current.version left join recorded on recorded.cd_ref = taxon.cd_nom
    where current.in_use and taxon.cd_nom = taxon.cd_ref and taxon.lineage is not null and ${inGroups}
      and (recorded.times is not null or taxon.rank in ('ES', 'SSES', 'GN', 'HYB', 'AGES')
        and taxon.french_status in ('', 'P', 'B', 'E', 'S', 'C', 'I', 'J', 'M', 'D'))
    order by recorded.times desc nulls last, name limit ${sql.lit(mostNames)}
  `.execute(db);
  return rows.map(({ cdNom, name, scientific }) => [cdNom, name, scientific === name ? '' : scientific]);
}

/** People whose names were written before, those of the last visits first. */
export async function listObserverNames(db: Db, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from observer where organisation_id = ${organisationId}::uuid and erased_at is null
    order by created_at desc limit 300
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** Days of the visits of a protocol, one of each month, latest first: the years that a page offers. */
export async function listVisitDays(db: Db, organisationIds: string[], protocol: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select max(date_from)::text as day from visit
    where organisation_id = any(${organisationIds}::uuid[]) and protocol = ${protocol}
    group by date_trunc('month', date_from) order by 1 desc
  `.execute(db);
  return rows.map(({ day }) => day);
}

/** How many visits each protocol has. */
export async function countByProtocol(
  db: Db,
  organisationIds: string[],
): Promise<Map<string, { visits: number; last: string }>> {
  const { rows } = await sql<{ protocol: string; visits: number; last: string }>`
    select protocol, count(*)::integer as visits, max(date_from)::text as last from visit
    where organisation_id = any(${organisationIds}::uuid[]) and protocol is not null group by protocol
  `.execute(db);
  return new Map(rows.map(({ protocol, visits, last }) => [protocol, { visits, last }]));
}
