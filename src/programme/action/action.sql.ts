import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { finalites } from '../finalite.ts';
import type { Action, ActionFields } from './action.ts';

/** Actions with all that hangs from them, in the order of the ids given; ids of nothing are left out. */
export async function actionsByIds(db: Db, ids: readonly string[]): Promise<Action[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Action>`
    select a.id, a.organisation_id, organisation.name as organisation, a.number, a.title, a.summary, a.description,
      a.scope, a.stage, a.priority, a.contact, a.version, a.batch_id,
      (select json_build_object('id', service.id, 'name', service.name)
        from service where service.id = a.lead_service_id) as lead_service,
      (select coalesce(json_agg(json_build_object('id', plan.id, 'slug', plan.slug, 'title', plan.title,
          'acronym', plan.acronym, 'published', plan.published, 'objective',
          case when objective.id is null then null else
            json_build_object('id', objective.id, 'number', objective.number, 'title', objective.title) end)
          order by plan.title), '[]')
        from action_plan link join plan on plan.id = link.plan_id left join objective on objective.id = link.objective_id
        where link.action_id = a.id) as plans,
      (select coalesce(json_agg(json_build_object('name', p.name, 'role', p.role) order by p.role, p.name), '[]')
        from action_partner p where p.action_id = a.id) as partners,
      (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'code', t.code, 'name', t.name)
          order by t.name), '[]')
        from action_territory link join territory t on t.id = link.territory_id where link.action_id = a.id) as territories,
      (select coalesce(json_agg(json_build_object('funder', f.funder, 'amount', f.amount::text, 'taxBasis', f.tax_basis,
          'nature', f.nature, 'state', f.state, 'year', f.year) order by f.year nulls last, f.funder, f.amount), '[]')
        from funding_line f where f.action_id = a.id) as funding,
      (select coalesce(json_agg(json_build_object('title', m.title, 'dueOn', m.due_on, 'doneOn', m.done_on)
          order by coalesce(m.due_on, m.done_on) nulls last, m.title), '[]')
        from milestone m where m.action_id = a.id) as milestones,
      (select coalesce(json_agg(tag.code order by array_position(${[...finalites]}::text[], tag.code)), '[]')
        from action_tag tag where tag.action_id = a.id and tag.nomenclature = 'finalite') as finalites,
      (select coalesce(json_agg(tag.code order by tag.code::integer), '[]')
        from action_tag tag where tag.action_id = a.id and tag.nomenclature = 'sdg') as goals,
      (select coalesce(json_agg(json_build_object('label', l.label, 'url', l.url) order by l.label), '[]')
        from action_link l where l.action_id = a.id) as links,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'addedAt', f.added_at)
          order by f.name), '[]')
        from action_file f where f.action_id = a.id) as files,
      (select coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'title', r.title,
          'published', exists (select from published_action where published_action.id = r.id)) order by r.number), '[]')
        from action r where r.id in (
          select related_id from action_relation where action_id = a.id
          union select action_id from action_relation where related_id = a.id)) as related,
      (select coalesce(json_agg(json_build_object('id', i.id, 'code', i.code, 'label', i.label)
          order by link.position, i.code), '[]')
        from action_indicator link join indicator i on i.id = link.indicator_id where link.action_id = a.id) as indicators,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'published', s.published, 'said', s.name ||
          case when exists (select from site same where same.search = s.search and same.id <> s.id
            and (same.published or same.organisation_id = a.organisation_id)) then ' [' || s.id || ']' else '' end)
          order by s.name collate fr_natural), '[]')
        from action_site link join site s on s.id = link.site_id where link.action_id = a.id) as sites,
      (select coalesce(json_agg(json_build_object('stage', s.stage, 'since', s.since, 'reason', s.reason,
          'person', person.name) order by s.since desc, s.recorded_at desc), '[]')
        from action_stage s left join person on person.id = s.recorded_by where s.action_id = a.id) as stage_history
    from action a join organisation on organisation.id = a.organisation_id
    where a.id = any(${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], a.id)
  `.execute(db);
  return rows;
}

export const findAction = (db: Db, id: string) =>
  db
    .selectFrom('action')
    .select(['id', 'organisationId', 'number', 'title', 'stage', 'leadServiceId', 'version', 'batchId'])
    .where('id', '=', id)
    .executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockAction = (tx: Db, id: string) =>
  tx
    .selectFrom('action')
    .select(['id', 'organisationId', 'number', 'stage', 'leadServiceId', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const isPublished = async (db: Db, id: string): Promise<boolean> =>
  Boolean(await db.selectFrom('publishedAction').select('id').where('id', '=', id).executeTakeFirst());

export const findActionByNumber = (db: Db, organisationId: string, number: string) =>
  db
    .selectFrom('action')
    .select(['id', 'title'])
    .where('organisationId', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirst();

const rowOf = (fields: ActionFields) => ({
  number: fields.number,
  title: fields.title,
  summary: fields.summary,
  description: fields.description,
  scope: fields.scope,
  priority: fields.priority || null,
  leadServiceId: fields.leadServiceId,
  contact: fields.contact || null,
});

export const insertAction = (tx: Db, fields: ActionFields) =>
  tx
    .insertInto('action')
    .values({ organisationId: fields.organisationId, stage: fields.stage, ...rowOf(fields) })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();

export const updateAction = (tx: Db, id: string, fields: ActionFields) =>
  tx
    .updateTable('action')
    .set((eb) => ({ ...rowOf(fields), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();

export const touchAction = (tx: Db, id: string) =>
  tx
    .updateTable('action')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();

/** What an input points at that is not of its organisation (or of the right plan): none when all is well. */
export async function findStrangers(tx: Db, fields: ActionFields): Promise<string[]> {
  const plans = JSON.stringify(fields.plans);
  const { rows } = await sql<{ what: string }>`
    select 'service' as what where ${fields.leadServiceId}::uuid is not null and not exists (
      select from service where id = ${fields.leadServiceId}::uuid and organisation_id = ${fields.organisationId}::uuid)
    union all select 'plan' from json_to_recordset(${plans}::json) as wanted("planId" uuid, "objectiveId" uuid)
      where not exists (select from plan where id = wanted."planId" and organisation_id = ${fields.organisationId}::uuid)
    union all select 'objectif' from json_to_recordset(${plans}::json) as wanted("planId" uuid, "objectiveId" uuid)
      where wanted."objectiveId" is not null
        and not exists (select from objective where id = wanted."objectiveId" and plan_id = wanted."planId")
    union all select 'territoire' from unnest(${fields.territoryIds}::uuid[]) as wanted(id)
      where not exists (select from territory where territory.id = wanted.id)
    union all select 'action liée' from unnest(${fields.relatedIds}::uuid[]) as wanted(id)
      where not exists (select from action where action.id = wanted.id and organisation_id = ${fields.organisationId}::uuid)
    union all select 'indicateur' from unnest(${fields.indicatorIds}::uuid[]) as wanted(id)
      where not exists (
        select from indicator where indicator.id = wanted.id and organisation_id = ${fields.organisationId}::uuid)
    union all select 'site' from unnest(${fields.siteIds}::uuid[]) as wanted(id)
      where not exists (select from site where site.id = wanted.id
        and (published or organisation_id = ${fields.organisationId}::uuid))
  `.execute(tx);
  return [...new Set(rows.map((row) => row.what))];
}

export const listActionIds = async (db: Db, organisationId: string): Promise<string[]> =>
  (await db.selectFrom('action').select('id').where('organisationId', '=', organisationId).execute()).map(
    (row) => row.id,
  );
