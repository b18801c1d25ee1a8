import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { RecordFilter } from '../search/record-filter.ts';
import { resolveFilter } from '../search/resolve-filter.sql.ts';
import { whereMatches } from '../search/where-matches.sql.ts';
import type { Selection } from './selection.ts';

/** Whether a row named `record` is of a selection, once what it names is looked up for who sends. */
export async function matchesSelection(
  db: Db,
  actor: Actor,
  { sites, taxa, ...filter }: Selection,
  organisationId: string,
): Promise<RawBuilder<unknown>> {
  const matches = async (asked: RecordFilter) => whereMatches(await resolveFilter(db, actor, asked));
  const conditions = [
    matches({ ...filter, organisationId }),
    ...(sites.length > 0 ? [anyOf(sites.map((id) => matches({ place: { kind: 'site', id } })))] : []),
    ...(taxa.length > 0 ? [anyOf(taxa.map((taxon) => matches({ taxon })))] : []),
  ];
  return sql`(${sql.join(await Promise.all(conditions), sql` and `)})`;
}

const anyOf = async (conditions: Promise<RawBuilder<boolean>>[]): Promise<RawBuilder<boolean>> =>
  sql`(${sql.join(await Promise.all(conditions), sql` or `)})`;
