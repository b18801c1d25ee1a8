import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { findSitesNamed } from '../../site/index.ts';
import type { NamedTexts, References } from './references.ts';

export async function loadReferences(
  db: Db,
  organisationId: string,
  { territories, sites }: NamedTexts,
): Promise<References> {
  const forms = [...new Set([...territories, ...territories.map(searchForm)])];
  const { rows } = await sql<Omit<References, 'sites'>>`select
    (select coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')
      from service where organisation_id = ${organisationId}) as services,
    (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'title', title, 'acronym', acronym)), '[]')
      from plan where organisation_id = ${organisationId}) as plans,
    (select coalesce(json_agg(json_build_object('id', o.id, 'planId', plan_id, 'number', o.number, 'title', o.title)), '[]')
      from objective o join plan on plan.id = o.plan_id where plan.organisation_id = ${organisationId}) as objectives,
    (select coalesce(json_agg(json_build_object('id', id, 'code', code)), '[]')
      from indicator where organisation_id = ${organisationId}) as indicators,
    (select coalesce(json_agg(json_build_object('id', id, 'number', number)), '[]')
      from action where organisation_id = ${organisationId}) as actions,
    (select coalesce(json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'search', t.search, 'inside',
        exists (select from organisation o where o.id = ${organisationId} and (o.territory_id = t.id or exists (
          select from territory_member m where m.territory_id = o.territory_id and m.member_id = t.id))))), '[]')
      from territory t where (t.code = any(${forms}) or t.search = any(${forms}))
        and t.vintage = (select max(vintage) from territory same where same.kind = t.kind and same.code = t.code)
    ) as territories`.execute(db);
  return { ...(rows[0] as Omit<References, 'sites'>), sites: await findSitesNamed(db, organisationId, sites) };
}
