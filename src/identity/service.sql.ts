import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export interface ServiceInTree {
  id: string;
  name: string;
  parentId: string | null;
  /** 0 for a service that is below no other. */
  depth: number;
  people: number;
}

/** Services of an organisation, each after the one it belongs to, in alphabetical order. */
export async function listServices(db: Db, organisationId: string): Promise<ServiceInTree[]> {
  const { rows } = await sql<ServiceInTree>`
    with recursive tree as (
      select id, name, parent_id, 0 as depth, array[name collate fr] as path
      from service where organisation_id = ${organisationId} and parent_id is null
      union all
      select service.id, service.name, service.parent_id, tree.depth + 1, tree.path || (service.name collate fr)
      from service join tree on service.parent_id = tree.id
    )
    select id, name, parent_id, depth,
      (select count(distinct person_id) from role_grant where service_id = tree.id) as people
    from tree order by path
  `.execute(db);
  return rows;
}

export const findService = (db: Db, id: string) =>
  db.selectFrom('service').select(['id', 'organisationId', 'parentId', 'name']).where('id', '=', id).executeTakeFirst();

export const findServiceByName = (db: Db, organisationId: string, name: string) =>
  db
    .selectFrom('service')
    .select(['id'])
    .where('organisationId', '=', organisationId)
    .where('name', '=', name)
    .executeTakeFirst();

export const insertService = (tx: Db, row: { organisationId: string; parentId: string | null; name: string }) =>
  tx.insertInto('service').values(row).returning('id').executeTakeFirstOrThrow();

export const updateService = (tx: Db, id: string, row: { parentId: string | null; name: string }) =>
  tx.updateTable('service').set(row).where('id', '=', id).execute();

/** Whether a service is another or stands below it. */
export async function isWithin(db: Db, serviceId: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive up as (
      select id, parent_id from service where id = ${serviceId}
      union select service.id, service.parent_id from service join up on service.id = up.parent_id
    )
    select exists (select from up where id = ${ancestorId}) as found
  `.execute(db);
  return rows[0]?.found ?? false;
}
