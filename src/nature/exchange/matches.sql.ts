import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { RecordFilter } from '../search/record-filter.ts';
import { resolveFilter } from '../search/resolve-filter.sql.ts';
import { whereMatches } from '../search/where-matches.sql.ts';
import type { Selection } from './selection.ts';

/**
 * Whether a row named `record` is of a selection, once what it names is looked up for who sends. A place or somebody that
 * they may not see is refused: the next transmission would tell every record as withdrawn.
 */
export async function matchesSelection(
  db: Db,
  actor: Actor,
  { sites, taxa, ...filter }: Selection,
  organisationId: string,
): Promise<RawBuilder<unknown>> {
  const matches = async (asked: RecordFilter) => {
    const resolved = await resolveFilter(db, actor, asked);
    if (resolved.nothing === 'unseen') throw unseenInSelection();
    return whereMatches(resolved);
  };
  const conditions = [
    matches({ ...filter, organisationId }),
    ...(sites.length > 0 ? [anyOf(sites.map((id) => matches({ place: { kind: 'site', id } })))] : []),
    ...(taxa.length > 0 ? [anyOf(taxa.map((taxon) => matches({ taxon })))] : []),
  ];
  return sql`(${sql.join(await Promise.all(conditions), sql` and `)})`;
}

const anyOf = async (conditions: Promise<RawBuilder<boolean>>[]): Promise<RawBuilder<boolean>> =>
  sql`(${sql.join(await Promise.all(conditions), sql` or `)})`;

const unseenInSelection = () =>
  new DomainError(
    'conflict',
    'unseen_in_selection',
    'La sélection nomme un lieu ou un observateur qui n’existe plus, ou qui ne vous est plus montré\u00a0: rien n’est envoyé ni retiré. Demandez à l’organisation qui le tient de le republier, ou faites une autre sélection.',
  );
