import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ActionFields } from './action.ts';

/** The lists that hang from an action. */
export type ActionParts = Pick<
  ActionFields,
  | 'plans'
  | 'partners'
  | 'territoryIds'
  | 'funding'
  | 'milestones'
  | 'finalites'
  | 'goals'
  | 'links'
  | 'relatedIds'
  | 'indicatorIds'
>;

type PartTable = keyof typeof columns;

const columns = {
  action_plan: ['action_id', 'plan_id', 'objective_id'],
  action_partner: ['action_id', 'name', 'role'],
  action_territory: ['action_id', 'territory_id'],
  funding_line: ['action_id', 'funder', 'amount', 'tax_basis', 'nature', 'state', 'year'],
  milestone: ['action_id', 'title', 'due_on', 'done_on'],
  action_tag: ['action_id', 'nomenclature', 'code'],
  action_relation: ['action_id', 'related_id'],
  action_link: ['action_id', 'label', 'url'],
  action_indicator: ['action_id', 'indicator_id', 'position'],
} as const;

/** Rows are written from one JSON parameter a table, so one action or five thousand cost as many statements. */
export async function insertParts(tx: Db, actions: ({ id: string } & ActionParts)[]): Promise<void> {
  for (const table of Object.keys(columns) as PartTable[]) {
    const rows = actions.flatMap((action) => partRows[table](action).map((row) => ({ action_id: action.id, ...row })));
    if (rows.length > 0) await insertRows(tx, table, columns[table], rows);
  }
}

export function insertRows(tx: Db, table: string, names: readonly string[], rows: readonly object[]) {
  const list = sql.raw(names.join(', '));
  const target = sql.raw(table);
  return sql`insert into ${target} (${list})
    select ${list} from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json)`.execute(tx);
}

export async function replaceParts(tx: Db, actionId: string, parts: ActionParts): Promise<void> {
  for (const table of Object.keys(columns)) {
    await sql`delete from ${sql.raw(table)} where action_id = ${actionId}`.execute(tx);
  }
  // A relation reads the same from both ends.
  await tx.deleteFrom('actionRelation').where('relatedId', '=', actionId).execute();
  await insertParts(tx, [{ id: actionId, ...parts }]);
}

const partRows: Record<PartTable, (parts: ActionParts) => object[]> = {
  action_plan: ({ plans }) =>
    firstOf(plans, (link) => link.planId).map((link) => ({ plan_id: link.planId, objective_id: link.objectiveId })),
  action_partner: ({ partners }) => firstOf(partners, (partner) => `${partner.role} ${partner.name}`),
  action_territory: ({ territoryIds }) => [...new Set(territoryIds)].map((id) => ({ territory_id: id })),
  funding_line: ({ funding }) => funding.map(({ taxBasis, ...line }) => ({ ...line, tax_basis: taxBasis })),
  milestone: ({ milestones }) =>
    milestones.map(({ title, dueOn, doneOn }) => ({ title, due_on: dueOn, done_on: doneOn })),
  action_tag: ({ finalites, goals }) => [
    ...[...new Set(finalites)].map((code) => ({ nomenclature: 'finalite', code })),
    ...[...new Set(goals)].map((code) => ({ nomenclature: 'sdg', code })),
  ],
  action_relation: ({ relatedIds }) => [...new Set(relatedIds)].map((id) => ({ related_id: id })),
  action_link: ({ links }) => links,
  action_indicator: ({ indicatorIds }) =>
    [...new Set(indicatorIds)].map((id, position) => ({ indicator_id: id, position })),
};

const firstOf = <T>(list: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(list.toReversed().map((item) => [key(item), item])).values(),
];
