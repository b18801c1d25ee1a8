import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Audience } from '../audience.ts';

export interface PhotoRow {
  id: string;
  observationId: string;
  file: string;
  width: number;
  height: number;
  sha256: string;
  takenOn: string | null;
  position: { longitude: number; latitude: number } | null;
  caption: string;
  addedBy: string;
  addedAt: Date;
}

/** False where it was there already. */
export async function insertPhoto(tx: Tx, row: PhotoRow): Promise<boolean> {
  const { position } = row;
  const point = position
    ? sql`ST_Transform(ST_SetSRID(ST_MakePoint(${position.longitude}, ${position.latitude}), 4326), 2154)`
    : sql`null`;
  const { rows } = await sql`
    insert into observation_photo
      (id, observation_id, file, width, height, sha256, taken_on, position, caption, added_by, added_at)
    values (${row.id}::uuid, ${row.observationId}::uuid, ${row.file}::uuid, ${row.width}, ${row.height}, ${row.sha256},
      ${row.takenOn}::date, ${point}, ${row.caption}, ${row.addedBy}::uuid, ${row.addedAt})
    on conflict (id) do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

export const findPhoto = (db: Db, id: string) =>
  db.selectFrom('observationPhoto').select(['id', 'observationId']).where('id', '=', id).executeTakeFirst();

export async function countPhotos(db: Db, observationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('observationPhoto')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('observationId', '=', observationId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The stored files of photographs of a place, of those whose observation who asks may see. */
export async function findPhotoFiles(
  db: Db,
  siteId: string,
  photoIds: string[],
  audiences: Audience[] | null,
): Promise<{ id: string; file: string }[]> {
  const seen = audiences ? 'condition_observation' : 'published_observation';
  const { rows } = await sql<{ id: string; file: string }>`
    select photo.id, photo.file
    from observation_photo photo join ${sql.table(seen)} observation on observation.id = photo.observation_id
    where photo.id = any(${photoIds}::uuid[]) and observation.site_id = ${siteId}::uuid
      and observation.audience = any(${audiences ?? ['everyone']}::text[])
  `.execute(db);
  return rows;
}
