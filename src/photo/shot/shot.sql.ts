import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Photograph } from '../../kernel/photograph.ts';
import type { SeenViewpoints } from '../viewpoint/viewpoint.sql.ts';
import type { Conformity, Shot, ShotKind } from './shot.ts';
import type { ShotPrecision } from './shot-day.rule.ts';

export interface ShotRow {
  id: string;
  viewpointId: string;
  kind: ShotKind;
  takenOn: string;
  precision: ShotPrecision;
  author: string;
  organisation: string;
  source: string;
  conformity: Conformity;
  reason: string;
  photo: (Pick<Photograph, 'width' | 'height' | 'position' | 'camera'> & { file: string; sha256: string }) | null;
  recordedBy: string | null;
  recordedAt: Date;
}

/** False where it was there already. */
export async function insertShot(tx: Tx, row: ShotRow): Promise<boolean> {
  const { photo } = row;
  const position = photo?.position;
  const point = position
    ? sql`ST_Transform(ST_SetSRID(ST_MakePoint(${position.longitude}, ${position.latitude}), 4326), 2154)`
    : sql`null`;
  const { rows } = await sql`
    insert into shot (id, viewpoint_id, kind, taken_on, precision, author, organisation, source, file, width, height, sha256,
      camera, position, conformity, reason, recorded_by, recorded_at)
    values (${row.id}::uuid, ${row.viewpointId}::uuid, ${row.kind}, ${row.takenOn}::date, ${row.precision}, ${row.author},
      ${row.organisation}, ${row.source}, ${photo?.file ?? null}::uuid, ${photo?.width ?? null}::integer,
      ${photo?.height ?? null}::integer, ${photo?.sha256 ?? null}::text, ${JSON.stringify(photo?.camera ?? {})}::jsonb, ${point},
      ${row.conformity}, ${row.reason}, ${row.recordedBy}::uuid, ${row.recordedAt})
    on conflict (id) do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

export const findShot = (db: Db, id: string) =>
  db
    .selectFrom('shot')
    .innerJoin('viewpoint', 'viewpoint.id', 'shot.viewpointId')
    .select([
      'shot.id',
      'shot.viewpointId',
      'shot.recordedBy',
      'shot.sha256',
      'shot.withdrawnAt',
      'viewpoint.organisationId',
    ])
    .where('shot.id', '=', id)
    .executeTakeFirst();

const shotsTable = (seen: SeenViewpoints) => sql.table(seen === 'viewpoint' ? 'shot' : 'published_shot');

/** What stands of the shots of viewpoints; how far they are from where they should have been, for those who work there. */
export async function listShots(db: Db, seen: SeenViewpoints, viewpointIds: string[]): Promise<Shot[]> {
  const { rows } = await sql<Shot>`
    select shot.id, shot.viewpoint_id, shot.kind, shot.taken_on::text, shot.precision, shot.author, shot.organisation, shot.source,
      case when shot.file is not null then json_build_object('width', shot.width, 'height', shot.height, 'sha256', shot.sha256) end as picture,
      shot.camera, round(ST_Distance(shot.position, viewpoint.geometry)::numeric, 0)::float8 as metres_away,
      shot.conformity, shot.reason, shot.generated, shot.recorded_at
    from ${shotsTable(seen)} shot join viewpoint on viewpoint.id = shot.viewpoint_id
    where shot.viewpoint_id = any(${viewpointIds}::uuid[]) and shot.withdrawn_at is null
    order by shot.taken_on, shot.id
  `.execute(db);
  return rows;
}

export interface WithdrawnShot {
  id: string;
  takenOn: string;
  precision: ShotPrecision;
  withdrawnAt: Date;
  reason: string;
}

/** What was withdrawn, for those who work there. */
export async function listWithdrawn(db: Db, viewpointId: string): Promise<WithdrawnShot[]> {
  const { rows } = await sql<WithdrawnShot>`
    select id, taken_on::text, precision, withdrawn_at, withdrawn_reason as reason
    from shot where viewpoint_id = ${viewpointId}::uuid and withdrawn_at is not null order by withdrawn_at desc
  `.execute(db);
  return rows;
}

/** The stored files of shots of viewpoints, of those that whoever reads these tables may see. */
export async function findShotFiles(
  db: Db,
  seen: SeenViewpoints,
  viewpointIds: string[],
  shotIds: string[],
): Promise<{ id: string; file: string }[]> {
  const { rows } = await sql<{ id: string; file: string }>`
    select id, file from ${shotsTable(seen)} shot where id = any(${shotIds}::uuid[])
      and viewpoint_id = any(${viewpointIds}::uuid[]) and withdrawn_at is null and file is not null
  `.execute(db);
  return rows;
}

/** False where somebody withdrew it before. */
export async function markWithdrawn(
  tx: Tx,
  id: string,
  by: { at: Date; personId: string | null; reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    update shot set withdrawn_at = ${by.at}, withdrawn_by = ${by.personId}::uuid, withdrawn_reason = ${by.reason}
    where id = ${id}::uuid and withdrawn_at is null returning id
  `.execute(tx);
  return rows.length > 0;
}

export async function dropAuthor(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('shot').set({ author: '' }).where('id', '=', id).execute();
}
