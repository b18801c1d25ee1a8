import { type RawBuilder, sql } from 'kysely';
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
  | 'siteIds'
>;

interface Part<F extends keyof ActionParts> {
  table: string;
  columns: readonly string[];
  /** Which rows of the table are this list, where it holds several. */
  among?: RawBuilder<unknown>;
  rows(list: ActionParts[F]): object[];
}

const parts: { [F in keyof ActionParts]: Part<F> } = {
  plans: {
    table: 'action_plan',
    columns: ['plan_id', 'objective_id'],
    rows: (plans) =>
      firstOf(plans, (link) => link.planId).map((link) => ({ plan_id: link.planId, objective_id: link.objectiveId })),
  },
  partners: {
    table: 'action_partner',
    columns: ['name', 'role'],
    rows: (partners) => firstOf(partners, (partner) => `${partner.role} ${partner.name}`),
  },
  territoryIds: {
    table: 'action_territory',
    columns: ['territory_id'],
    rows: (ids) => [...new Set(ids)].map((id) => ({ territory_id: id })),
  },
  funding: {
    table: 'funding_line',
    columns: ['funder', 'amount', 'tax_basis', 'nature', 'state', 'year'],
    rows: (funding) => funding.map(({ taxBasis, ...line }) => ({ ...line, tax_basis: taxBasis })),
  },
  milestones: {
    table: 'milestone',
    columns: ['title', 'due_on', 'done_on'],
    rows: (milestones) => milestones.map(({ title, dueOn, doneOn }) => ({ title, due_on: dueOn, done_on: doneOn })),
  },
  finalites: {
    table: 'action_tag',
    columns: ['nomenclature', 'code'],
    among: sql`nomenclature = 'finalite'`,
    rows: (codes) => [...new Set(codes)].map((code) => ({ nomenclature: 'finalite', code })),
  },
  goals: {
    table: 'action_tag',
    columns: ['nomenclature', 'code'],
    among: sql`nomenclature = 'sdg'`,
    rows: (codes) => [...new Set(codes)].map((code) => ({ nomenclature: 'sdg', code })),
  },
  links: { table: 'action_link', columns: ['label', 'url'], rows: (links) => links },
  relatedIds: {
    table: 'action_relation',
    columns: ['related_id'],
    rows: (ids) => [...new Set(ids)].map((id) => ({ related_id: id })),
  },
  indicatorIds: {
    table: 'action_indicator',
    columns: ['indicator_id', 'position'],
    rows: (ids) => [...new Set(ids)].map((id, position) => ({ indicator_id: id, position })),
  },
  siteIds: {
    table: 'action_site',
    columns: ['site_id'],
    rows: (ids) => [...new Set(ids)].map((id) => ({ site_id: id })),
  },
};

type WithParts = { id: string } & Partial<ActionParts>;

/** Rows are written from one JSON parameter a list, so one action or five thousand cost as many statements. */
export async function insertParts(tx: Db, actions: readonly WithParts[]): Promise<void> {
  for (const field of Object.keys(parts) as (keyof ActionParts)[]) await insertPart(tx, field, actions);
}

/** Makes each list that is given the list of its action; those left out stay. */
export async function replaceParts(tx: Db, actions: readonly WithParts[]): Promise<void> {
  for (const field of Object.keys(parts) as (keyof ActionParts)[]) {
    const holders = actions.filter((action) => action[field]);
    if (holders.length === 0) continue;
    const ids = holders.map((action) => action.id);
    const { table, among = sql`true` } = parts[field];
    await sql`delete from ${sql.raw(table)} where action_id = any(${ids}::uuid[]) and ${among}`.execute(tx);
    if (field === 'relatedIds') {
      // A relation reads the same from both ends.
      await sql`delete from action_relation where related_id = any(${ids}::uuid[])`.execute(tx);
    }
    await insertPart(tx, field, holders);
  }
}

async function insertPart<F extends keyof ActionParts>(tx: Db, field: F, actions: readonly WithParts[]) {
  const { table, columns, rows } = parts[field];
  const written = actions.flatMap((action) => {
    const list = action[field] as ActionParts[F] | undefined;
    return list ? rows(list).map((row) => ({ action_id: action.id, ...row })) : [];
  });
  if (written.length > 0) await insertRows(tx, table, ['action_id', ...columns], written);
}

export function insertRows(tx: Db, table: string, names: readonly string[], rows: readonly object[]) {
  const list = sql.raw(names.join(', '));
  const target = sql.raw(table);
  return sql`insert into ${target} (${list})
    select ${list} from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json)`.execute(tx);
}

const firstOf = <T>(list: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(list.toReversed().map((item) => [key(item), item])).values(),
];
