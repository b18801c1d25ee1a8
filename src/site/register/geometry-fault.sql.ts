import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/**
 * What is wrong with an outline in degrees, and where: a crossing of itself, a position out of the world. Null where
 * nothing is.
 */
export async function findGeometryFault(db: Db, geometry: string): Promise<string | null> {
  const { rows } = await sql<{ detail: { valid: boolean; location: string | null }; outside: boolean; empty: boolean }>`
    select
      json_build_object('valid', (detail).valid, 'location', ST_AsText((detail).location, 5)) as detail,
      ST_IsEmpty(shape) as empty,
      not ST_IsEmpty(shape) and (ST_XMin(shape) < -180 or ST_XMax(shape) > 180 or ST_YMin(shape) < -90 or ST_YMax(shape) > 90) as outside
    from (select shape, ST_IsValidDetail(shape) as detail from (select ST_GeomFromGeoJSON(${geometry}) as shape) given) checked
  `.execute(db);
  const [fault] = rows;
  if (!fault || fault.empty) return 'Ce contour est vide\u00a0: dessinez au moins un point.';
  if (fault.outside)
    return 'Ces coordonnées ne sont pas en degrés\u00a0: la longitude va de −180 à 180, la latitude de −90 à 90.';
  if (fault.detail.valid) return null;
  return `Ce contour se recoupe${nearOf(fault.detail.location)}\u00a0: déplacez un de ses sommets.`;
}

function nearOf(location: string | null): string {
  const [longitude, latitude] = /-?[\d.]+ -?[\d.]+/.exec(location ?? '')?.[0].split(' ') ?? [];
  if (!longitude || !latitude) return '';
  const print = (degrees: string) => degrees.replace('.', ',').replace('-', '−');
  return ` près de ${print(latitude)}° N, ${print(longitude)}° E`;
}
