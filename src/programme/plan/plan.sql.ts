import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Objective, Plan, PlanFields, SavedPlan } from './plan.ts';

const columns = [
  'id',
  'organisationId',
  'slug',
  'title',
  'acronym',
  'kind',
  'summary',
  'easyRead',
  'startsOn',
  'endsOn',
  'adoptedOn',
  'published',
  'version',
] as const;

export const findPlan = (db: Db, id: string): Promise<Plan | undefined> =>
  db.selectFrom('plan').select(columns).where('id', '=', id).executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockPlan = (tx: Db, id: string): Promise<Plan | undefined> =>
  tx.selectFrom('plan').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

export const findPlanBySlug = (db: Db, slug: string): Promise<Plan | undefined> =>
  db.selectFrom('plan').select(columns).where('slug', '=', slug).executeTakeFirst();

/** Plans of an organisation, for its editors. */
export const listPlans = (db: Db, organisationId: string): Promise<Plan[]> =>
  db.selectFrom('plan').select(columns).where('organisationId', '=', organisationId).orderBy('title').execute();

/** Plans that a reader may see: the published ones, and all those of the organisations they work in. */
export const listReadablePlans = (db: Db, organisationIds: readonly string[]) =>
  db
    .selectFrom('plan')
    .innerJoin('organisation', 'organisation.id', 'plan.organisationId')
    .select(columns.map((column) => `plan.${column}` as const))
    .select(['organisation.shortName as organisation'])
    .where((eb) =>
      eb.or([
        eb('plan.id', 'in', eb.selectFrom('publishedPlan').select('publishedPlan.id').$castTo<{ id: string }>()),
        eb('plan.organisationId', '=', eb.fn.any(eb.val([...organisationIds]))),
      ]),
    )
    .orderBy('organisation.shortName')
    .orderBy('plan.title')
    .execute();

/** Slugs already taken that begin like this one. */
export const listSlugs = async (tx: Db, like: string): Promise<string[]> =>
  (await tx.selectFrom('plan').select('slug').where('slug', 'like', `${like}%`).execute()).map((row) => row.slug);

export const insertPlan = (tx: Db, plan: Omit<Plan, 'id' | 'version'>): Promise<SavedPlan> =>
  tx.insertInto('plan').values(plan).returning(['id', 'slug', 'version']).executeTakeFirstOrThrow();

/** Changes these fields, or none where its objectives alone change, and counts one version more. */
export const updatePlan = (tx: Db, id: string, fields: Partial<PlanFields>): Promise<SavedPlan> =>
  tx
    .updateTable('plan')
    .set((eb) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirstOrThrow();

export const listObjectives = (db: Db, planId: string): Promise<Objective[]> =>
  db
    .selectFrom('objective')
    .select(['id', 'parentId', 'number', 'title', 'position'])
    .where('planId', '=', planId)
    .orderBy('position')
    .execute();

/** Objectives about to go that still carry actions. */
export const listCarrying = (tx: Db, planId: string, keptIds: readonly string[]) =>
  tx
    .selectFrom('objective')
    .innerJoin('actionPlan', 'actionPlan.objectiveId', 'objective.id')
    .select(['objective.title', (eb) => eb.fn.countAll<number>().as('actions')])
    .where('objective.planId', '=', planId)
    .where((eb) => eb.not(eb('objective.id', '=', eb.fn.any(eb.val([...keptIds])))))
    .groupBy('objective.title')
    .execute();

/** Makes the tree of a plan exactly this one. */
export async function replaceObjectives(tx: Db, planId: string, objectives: readonly Objective[]): Promise<void> {
  const rows = objectives.map(({ parentId, ...rest }) => ({ ...rest, plan_id: planId, parent_id: parentId }));
  const json = JSON.stringify(rows);
  await sql`insert into objective (id, plan_id, parent_id, number, title, position)
    select id, plan_id, parent_id, number, title, position from json_populate_recordset(null::objective, ${json}::json)
    on conflict (id) do update set parent_id = excluded.parent_id, number = excluded.number,
      title = excluded.title, position = excluded.position`.execute(tx);
  await sql`delete from objective where plan_id = ${planId}
    and id not in (select id from json_populate_recordset(null::objective, ${json}::json))`.execute(tx);
}
