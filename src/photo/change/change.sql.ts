import { type Selectable, sql } from 'kysely';
import type { LandscapeChangeTable } from '../../../migrations/schema.generated.ts';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { ShotDay } from '../shot/shot-day.rule.ts';
import type { SeenViewpoints } from '../viewpoint/viewpoint.sql.ts';
import type { KeptChange } from './change.ts';

export type ChangeRow = Omit<Selectable<LandscapeChangeTable>, 'generated'>;

/** False where it was there already. */
export async function insertChange(tx: Tx, row: ChangeRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('landscapeChange')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export const findChange = (db: Db, id: string) =>
  db.selectFrom('landscapeChange').select(['id', 'viewpointId', 'readBy']).where('id', '=', id).executeTakeFirst();

export const findReplacing = (tx: Tx, replacedId: string) =>
  tx.selectFrom('landscapeChange').select('id').where('replacesId', '=', replacedId).executeTakeFirst();

/** Changes read on a viewpoint, the latest picture first; those that were corrected too, for those who work there. */
export async function listChanges(db: Db, seen: SeenViewpoints, viewpointId: string): Promise<KeptChange[]> {
  const inside = seen === 'viewpoint';
  const { rows } = await sql<KeptChange>`
    select change.id, change.viewpoint_id, change.before_id, change.after_id,
      json_build_object('takenOn', earlier.taken_on, 'precision', earlier.precision) as before,
      json_build_object('takenOn', later.taken_on, 'precision', later.precision) as after,
      change.object, change.nature, change.description, change.actors, change.factor,
      case when project.id is not null then json_build_object('id', project.id, 'name', project.name) end as project,
      case when site.id is not null then json_build_object('id', site.id, 'name', site.name) end as site,
      change.read_on::text, coalesce(person.name, '') as reader, change.replaces_id, correction.id as replaced_by, change.reason,
      change.generated
    from ${sql.table(inside ? 'landscape_change' : 'published_change')} change
      join shot earlier on earlier.id = change.before_id
      join shot later on later.id = change.after_id
      left join project on project.id = change.project_id
      left join site on site.id = change.site_id
      left join person on person.id = change.read_by
      left join landscape_change correction on correction.replaces_id = change.id
    where change.viewpoint_id = ${viewpointId}::uuid
    order by later.taken_on desc, change.recorded_at, change.id
  `.execute(db);
  return rows;
}

/** What a change names, where it belongs to this viewpoint and this organisation: two pictures, a project, a place. */
export async function findNamed(
  tx: Tx,
  { viewpointId, beforeId, afterId, projectId, siteId }: ChangeRow,
  organisationId: string,
): Promise<{ pictures: boolean; project: boolean; site: boolean }> {
  const { rows } = await sql<{ pictures: boolean; project: boolean; site: boolean }>`
    select
      (select count(*) = 2 from shot where id in (${beforeId}::uuid, ${afterId}::uuid)
        and viewpoint_id = ${viewpointId}::uuid and file is not null and withdrawn_at is null) as pictures,
      ${projectId}::uuid is null or exists (
        select from project where id = ${projectId}::uuid and organisation_id = ${organisationId}::uuid) as project,
      ${siteId}::uuid is null or exists (
        select from site where id = ${siteId}::uuid and organisation_id = ${organisationId}::uuid) as site
  `.execute(tx);
  return rows[0] ?? { pictures: false, project: false, site: false };
}

/** Projects of an organisation that a change may go with. */
export const listProjectNames = (db: Db, organisationId: string) =>
  db
    .selectFrom('project')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .orderBy('name')
    .execute();

export interface PublishedChange {
  viewpointId: string;
  title: string;
  reference: string;
  before: ShotDay;
  after: ShotDay;
  object: string;
  nature: string;
  description: string;
  actors: string;
  generated: boolean;
}

/** All changes that visitors may read, in the order of the series. */
export async function listPublishedChanges(db: Db): Promise<PublishedChange[]> {
  const { rows } = await sql<PublishedChange>`
    select viewpoint.id as viewpoint_id, viewpoint.title, viewpoint.reference,
      json_build_object('takenOn', earlier.taken_on, 'precision', earlier.precision) as before,
      json_build_object('takenOn', later.taken_on, 'precision', later.precision) as after,
      change.object, change.nature, change.description, change.actors, change.generated
    from published_change change
      join published_viewpoint viewpoint on viewpoint.id = change.viewpoint_id
      join shot earlier on earlier.id = change.before_id
      join shot later on later.id = change.after_id
    order by viewpoint.observatory collate fr_natural, viewpoint.reference collate fr_natural, viewpoint.id, later.taken_on,
      change.recorded_at, change.id
  `.execute(db);
  return rows;
}
