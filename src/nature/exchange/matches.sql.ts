import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { resolveFilter } from '../search/resolve-filter.sql.ts';
import { whereMatches } from '../search/where-matches.sql.ts';
import { filtersOf, type Selection } from './selection.ts';

/** Whether a row named `record` is of a selection, once what it names is looked up for who sends. */
export async function matchesSelection(
  db: Db,
  actor: Actor,
  selection: Selection,
  organisationId: string,
): Promise<RawBuilder<unknown>> {
  const filters = filtersOf(selection, organisationId);
  const resolved = await Promise.all(filters.map((filter) => resolveFilter(db, actor, filter)));
  return sql`(${sql.join(resolved.map(whereMatches), sql` or `)})`;
}
