import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Audience } from '../audience.ts';
import { unseen } from '../condition/scale.ts';

export interface Attribute {
  id: string;
  organisationId: string;
  label: string;
  /** How many places carry it. */
  places: number;
}

export async function listAttributes(
  db: Db,
  wanted: { organisationIds: string[] } | { id: string },
): Promise<Attribute[]> {
  const { rows } = await sql<Attribute>`
    select attribute.id, attribute.organisation_id, attribute.label,
      (select count(*)::int from ouv_attribute_site carrier where carrier.attribute_id = attribute.id) as places
    from ouv_attribute attribute
    where ${
      'id' in wanted
        ? sql`attribute.id = ${wanted.id}::uuid`
        : sql`attribute.organisation_id = any(${wanted.organisationIds}::uuid[])`
    }
    order by attribute.position
  `.execute(db);
  return rows;
}

export interface Carrier {
  id: string;
  kind: string;
  name: string;
  commune: string | null;
  scale: string | null;
  level: string | null;
  observedOn: string | null;
}

/** The places that carry an attribute, with the state they were last seen in, as far as these audiences may read it. */
export async function listCarriers(db: Db, attributeId: string, audiences: Audience[]): Promise<Carrier[]> {
  const { rows } = await sql<Carrier>`
    select site.id, site.kind, site.name, lies.name as commune, seen.scale, seen.level, seen.observed_on::text
    from ouv_attribute_site carrier join site on site.id = carrier.site_id
      left join lateral (select territory.name from site_territory crossing
        join territory on territory.id = crossing.territory_id and territory.kind = 'commune'
        where crossing.site_id = site.id order by crossing.share desc nulls last, territory.name limit 1) lies on true
      left join lateral (select scale, level, observed_on from condition_observation observation
        where observation.site_id = site.id and observation.level <> ${unseen} and observation.audience = any(${audiences}::text[])
          and not exists (select from condition_observation later where later.replaces_id = observation.id)
        order by observed_on desc, recorded_at desc limit 1) seen on true
    where carrier.attribute_id = ${attributeId}::uuid
    order by site.name collate fr_natural, site.id
  `.execute(db);
  return rows;
}

export interface CarriedAttribute {
  id: string;
  label: string;
  carried: boolean;
}

/** The attributes of the organisation that keeps a place, and which of them it carries. */
export async function listAttributesOf(db: Db, siteId: string): Promise<CarriedAttribute[]> {
  const { rows } = await sql<CarriedAttribute>`
    select attribute.id, attribute.label, carrier.site_id is not null as carried
    from site join ouv_attribute attribute on attribute.organisation_id = site.organisation_id
      left join ouv_attribute_site carrier on carrier.attribute_id = attribute.id and carrier.site_id = site.id
    where site.id = ${siteId}::uuid
    order by attribute.position
  `.execute(db);
  return rows;
}

export interface TouchedAttribute {
  projectId: string;
  label: string;
  /** The places through which it is touched. */
  places: { id: string; name: string; seen: boolean }[];
}

/** Attributes that projects may touch: their outlines meet places that carry them, or a forecourt from which those are seen. */
export async function listTouchedAttributes(db: Db, projectIds: string[]): Promise<TouchedAttribute[]> {
  const { rows } = await sql<TouchedAttribute>`
    with met as (
      select project.id as project_id, project.organisation_id, site.id as site_id, false as seen
      from project join site on ST_Intersects(site.geometry, project.geometry)
      where project.id = any(${projectIds}::uuid[])
      union all
      select project.id, project.organisation_id, view.site_id, true
      from project join zone on ST_Intersects(zone.geometry, project.geometry) join zone_view view on view.zone_id = zone.id
      where project.id = any(${projectIds}::uuid[]) and view.site_id is not null
    ), touched as (
      select project_id, organisation_id, site_id, bool_and(seen) as seen from met group by project_id, organisation_id, site_id
    )
    select touched.project_id, attribute.label,
      json_agg(json_build_object('id', site.id, 'name', site.name, 'seen', touched.seen) order by touched.seen, site.name) as places
    from touched join site on site.id = touched.site_id join ouv_attribute_site carrier on carrier.site_id = site.id
      join ouv_attribute attribute on attribute.id = carrier.attribute_id and attribute.organisation_id = touched.organisation_id
    group by touched.project_id, attribute.label, attribute.position
    order by attribute.position
  `.execute(db);
  return rows;
}

export interface TouchingProject {
  id: string;
  name: string;
  elements: string[];
}

/** Projects in whose matrix an attribute is ticked, with what of them touches it. */
export async function listTouchingProjects(db: Db, attribute: Attribute): Promise<TouchingProject[]> {
  const { rows } = await sql<TouchingProject>`
    select project.id, project.name, json_agg(impact.element order by impact.element) as elements
    from project_impact impact join project on project.id = impact.project_id
    where impact.organisation_id = ${attribute.organisationId}::uuid and impact.attribute = ${attribute.label}
    group by project.id order by project.name collate fr_natural
  `.execute(db);
  return rows;
}

/** Attributes that are on the list no longer though places carry them. */
export async function listOrphaned(tx: Tx, organisationId: string, labels: string[]): Promise<Attribute[]> {
  const kept = new Set(labels);
  const known = await listAttributes(tx, { organisationIds: [organisationId] });
  return known.filter(({ label, places }) => places > 0 && !kept.has(label));
}

/** Those who change the list of an organisation follow one another. */
export const lockOrganisation = (tx: Tx, id: string) =>
  sql`select from organisation where id = ${id}::uuid for no key update`.execute(tx);

/** The list in its new order; an attribute that stays keeps its places. */
export async function replaceAttributes(tx: Tx, organisationId: string, labels: string[]): Promise<void> {
  await sql`
    delete from ouv_attribute where organisation_id = ${organisationId}::uuid and label <> all(${labels}::text[])
  `.execute(tx);
  await sql`
    insert into ouv_attribute (organisation_id, label, position)
    select ${organisationId}::uuid, label, position from unnest(${labels}::text[]) with ordinality as given (label, position)
    on conflict (organisation_id, label) do update set position = excluded.position
  `.execute(tx);
}

/** Its new words, in the matrices of projects too. */
export async function updateLabel(tx: Tx, { id, organisationId, label }: Attribute, next: string): Promise<void> {
  await tx.updateTable('ouvAttribute').set({ label: next }).where('id', '=', id).execute();
  await tx
    .updateTable('projectImpact')
    .set({ attribute: next })
    .where('organisationId', '=', organisationId)
    .where('attribute', '=', label)
    .execute();
}

/** Returns how many are new. */
export async function addCarriers(tx: Tx, attributeId: string, siteIds: string[]): Promise<number> {
  const { rows } = await sql`
    insert into ouv_attribute_site (attribute_id, site_id)
    select ${attributeId}::uuid, added from unnest(${siteIds}::uuid[]) as given (added)
    on conflict do nothing returning site_id
  `.execute(tx);
  return rows.length;
}

/** Returns the name of the place. */
export async function removeCarrier(tx: Tx, attributeId: string, siteId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    delete from ouv_attribute_site carrier using site
    where carrier.attribute_id = ${attributeId}::uuid and carrier.site_id = ${siteId}::uuid and site.id = carrier.site_id
    returning site.name
  `.execute(tx);
  return rows[0]?.name;
}

/** A place carries these attributes of its organisation, and no others. */
export async function setAttributesOf(tx: Tx, siteId: string, attributeIds: string[]): Promise<void> {
  await sql`
    delete from ouv_attribute_site where site_id = ${siteId}::uuid and attribute_id <> all(${attributeIds}::uuid[])
  `.execute(tx);
  await sql`
    insert into ouv_attribute_site (attribute_id, site_id)
    select attribute.id, site.id from ouv_attribute attribute join site on site.organisation_id = attribute.organisation_id
    where site.id = ${siteId}::uuid and attribute.id = any(${attributeIds}::uuid[])
    on conflict do nothing
  `.execute(tx);
}
