import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { adviceNatures, projectStages, worksLabels } from './project.ts';
import type { Touched } from './regimes.rule.ts';

/** What is wrong with a shape, in the words of PostGIS; null where nothing is. */
export async function shapeFault(tx: Tx, wkt: string): Promise<string | null> {
  const { rows } = await sql<{ valid: boolean; reason: string }>`
    select ST_IsValid(shape) as valid, ST_IsValidReason(shape) as reason from (select ST_GeomFromText(${wkt}) as shape) given
  `.execute(tx);
  return rows[0]?.valid ? null : (rows[0]?.reason ?? '');
}

/** Communes of these names or codes, in the latest geography; a name that several bear gives them all. */
export async function findNamedCommunes(
  tx: Tx,
  wanted: string[],
): Promise<{ wanted: string; id: string; code: string }[]> {
  const { rows } = await sql<{ wanted: string; id: string; code: string }>`
    select given.wanted, territory.id, territory.code
    from unnest(${wanted}::text[]) as given (wanted)
      join territory on territory.kind = 'commune'
        and (territory.code = given.wanted or unaccent(lower(territory.name)) = unaccent(lower(given.wanted)))
    where territory.vintage = (select max(vintage) from territory where kind = 'commune')
  `.execute(tx);
  return rows;
}

/** Keeps where a project is: its outline, the communes named, and those that the outline crosses. */
export async function placeProject(
  tx: Tx,
  projectId: string,
  outline: { wkt: string; srid: number } | null,
  communeIds: string[],
): Promise<void> {
  const shape = outline
    ? sql`ST_Transform(ST_SetSRID(ST_GeomFromText(${outline.wkt}), ${outline.srid}), 2154)`
    : sql`null`;
  await sql`update project set geometry = ${shape} where id = ${projectId}::uuid`.execute(tx);
  await sql`delete from project_territory where project_id = ${projectId}::uuid`.execute(tx);
  await sql`
    insert into project_territory (project_id, territory_id)
    select ${projectId}::uuid, id from unnest(${communeIds}::uuid[]) as named (id)
    union
    select project.id, territory.id from project join territory_outline on ST_Intersects(project.geometry, territory_outline.outline)
      join territory on territory.id = territory_outline.territory_id and territory.kind = 'commune'
    where project.id = ${projectId}::uuid
  `.execute(tx);
}

/**
 * The zones and the protected places that projects touch: by their outline where they have one, else by their communes.
 * Zones and places of its organisation count, and those that others publish: drafts of others are not told by crossing them.
 */
export async function listTouched(
  db: Db,
  projectIds: string[],
  today: string,
): Promise<(Touched & { projectId: string })[]> {
  const { rows } = await sql<Touched & { projectId: string }>`
    with ground as (
      select project.id as project_id, project.organisation_id, project.geometry as shape, true as surely
      from project where id = any(${projectIds}::uuid[]) and geometry is not null
      union all
      select project.id, project.organisation_id, outline.outline, false
      from project join project_territory on project_id = project.id
        join territory_outline outline on outline.territory_id = project_territory.territory_id
      where project.id = any(${projectIds}::uuid[]) and project.geometry is null
    ), met as (
      select distinct ground.project_id, ground.organisation_id, ground.surely, zone.id, zone.kind, zone.name
      from ground join zone on ST_Intersects(zone.geometry, ground.shape)
        and (zone.published or zone.organisation_id = ground.organisation_id)
      where zone.until is null or zone.until >= ${today}::date
    )
    select met.project_id, met.kind, met.name, met.surely,
      coalesce((select json_agg(coalesce(site.name, said) order by said) from zone_view
        left join site on site.id = zone_view.site_id and ${isToldTo(sql.ref('met.organisation_id'))} where zone_id = met.id), '[]'::json) as sees
    from met
    union all
    select ground.project_id, protection.kind, site.name, bool_or(ground.surely), '[]'::json
    from ground join site on ST_Intersects(site.geometry, ground.shape) and ${isToldTo(sql.ref('ground.organisation_id'))}
      join site_protection protection on protection.site_id = site.id and protection.replaced_in is null
        and (protection.until is null or protection.until >= ${today}::date)
    group by ground.project_id, protection.kind, site.name
    order by 2, 3
  `.execute(db);
  return rows;
}

/** An organisation's own places, and of the others' those that are published and whose position is. */
const isToldTo = (organisationId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(site.organisation_id = ${organisationId} or site.published and not site.vulnerable)`;

/** The outline of a project in degrees, as GeoJSON. */
export async function findOutline(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ outline: string | null }>`
    select ST_AsGeoJSON(ST_Transform(geometry, 4326), 6) as outline from project where id = ${id}::uuid
  `.execute(db);
  return rows[0]?.outline ?? null;
}

export interface MetPlace {
  projectId: string;
  id: string;
  name: string;
}

/** Places of the register that the outlines of projects meet; the property and its components are zones already. */
export async function listMetPlaces(db: Db, projectIds: string[]): Promise<MetPlace[]> {
  const { rows } = await sql<MetPlace>`
    select project.id as project_id, site.id, site.name
    from project join site on ST_Intersects(site.geometry, project.geometry) and site.level in ('element', 'setting')
      and ${isToldTo(sql.ref('project.organisation_id'))}
    where project.id = any(${projectIds}::uuid[])
    order by site.name collate fr_natural
  `.execute(db);
  return rows;
}

export interface ListedProject {
  id: string;
  organisationId: string;
  name: string;
  works: keyof typeof worksLabels;
  stage: keyof typeof projectStages;
  height: string | null;
  permit: string;
  owner: string;
  located: boolean;
  communes: string[];
  /** Advice asked and not given, and the first day one is due. */
  awaited: number;
  nextDueOn: string | null;
  /** The latest day that its file tells of. */
  asOf: string | null;
}

export async function listProjects(db: Db, organisationIds: string[], id?: string): Promise<ListedProject[]> {
  const one = id ? sql`and project.id = ${id}::uuid` : sql``;
  const { rows } = await sql<ListedProject>`
    select project.id, project.organisation_id, project.name, project.works, project.stage, project.height::text,
      project.permit, project.owner, where_it_is.communes,
      project.geometry is not null or json_array_length(where_it_is.communes) > 0 as located,
      asked.awaited, asked.next_due_on,
      greatest(project.filed_on, project.complete_on, project.decided_on, asked.said_on)::text as as_of
    from project
      cross join lateral (select coalesce(json_agg(territory.name order by territory.name), '[]'::json) as communes
        from project_territory join territory on territory.id = territory_id where project_id = project.id) where_it_is
      cross join lateral (select count(*) filter (where given_on is null)::int as awaited,
        min(due_on) filter (where given_on is null)::text as next_due_on,
        max(greatest(received_on, given_on, followed_on)) as said_on
        from project_advice where project_id = project.id) asked
    where project.organisation_id = any(${organisationIds}::uuid[]) ${one}
    order by asked.next_due_on nulls last, project.name collate fr_natural
  `.execute(db);
  return rows;
}

export interface Advice {
  id: string;
  organisationId: string;
  projectId: string;
  project: string;
  askedOf: string;
  rule: string;
  receivedOn: string | null;
  stoppedOn: string | null;
  resumedOn: string | null;
  extraMonths: number | null;
  dueOn: string | null;
  nature: keyof typeof adviceNatures;
  givenOn: string | null;
  sentence: string;
  followedOn: string | null;
  followed: string;
  responsible: string;
}

/** Advice on one project, or all that is awaited by these organisations. */
export async function listAdvice(
  db: Db,
  wanted: { projectId: string } | { organisationIds: string[] },
): Promise<Advice[]> {
  const condition =
    'projectId' in wanted
      ? sql`advice.project_id = ${wanted.projectId}::uuid`
      : sql`advice.organisation_id = any(${wanted.organisationIds}::uuid[]) and advice.given_on is null`;
  const { rows } = await sql<Advice>`
    select advice.id, advice.organisation_id, advice.project_id, project.name as project, advice.asked_of, advice.rule,
      advice.received_on::text, advice.stopped_on::text, advice.resumed_on::text, advice.extra_months,
      advice.due_on::text, advice.nature, advice.given_on::text, advice.sentence, advice.followed_on::text,
      advice.followed, coalesce(person.name, advice.responsible) as responsible
    from project_advice advice join project on project.id = advice.project_id
      left join person on person.id = advice.person_id
    where ${condition} order by advice.due_on nulls last, advice.asked_of collate fr
  `.execute(db);
  return rows;
}
