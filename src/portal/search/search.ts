import { type Context, organisationsWhere } from '../../identity/index.ts';
import type { SearchReader } from '../../kernel/searched.ts';
import { searchedKinds } from './kinds.ts';
import { type Found, mostCounted, type SearchPage, searchKinds, tiers } from './search.sql.ts';
import { understand } from './understand.rule.ts';

export interface FoundKind {
  kind: string;
  label: string;
  total: number;
  /** Whether there are more than are counted. */
  more: boolean;
  found: Found[];
}

const readerOf = ({ actor }: Context): SearchReader => ({
  worksIn: organisationsWhere(actor, 'work.read'),
  readsEditionsOf: organisationsWhere(actor, 'edition.read'),
});

/** What is found of each kind, or of one, the kind that answers best first. */
export async function search(context: Context, typed: string, page: SearchPage & { kind?: string | undefined }) {
  const asked = understand(typed);
  if (!asked) return [];
  const kinds = searchedKinds.filter(({ kind }) => !page.kind || kind === page.kind);
  const reader = readerOf(context);
  const found = await searchKinds(context.db, kinds, asked, reader, page);
  // Where no name answers, what was typed may be misspelt; a number is not.
  const named = found.some(({ tier }) => tier < tiers.told) || !/[a-z]/.test(asked.form);
  if (named) return gather(found);
  const alike = found.length > 0 ? 'also' : 'alone';
  return gather(await searchKinds(context.db, kinds, asked, reader, { ...page, alike }));
}

function gather(found: Found[]): FoundKind[] {
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  return searchedKinds
    .flatMap(({ kind, label }) => {
      const rows = byKind.get(kind);
      const [best] = rows ?? [];
      if (!rows || !best) return [];
      return { kind, label, total: best.total, more: best.total >= mostCounted, found: rows };
    })
    .toSorted((a, b) => bestFirst(a.found[0], b.found[0]));
}

const bestFirst = (a?: Found, b?: Found): number => (a && b ? a.tier - b.tier || b.likeness - a.likeness : 0);

const mostSuggested = 8;

/** The best few of all kinds, while somebody types. */
export async function suggest(context: Context, typed: string) {
  const kinds = await search(context, typed, { limit: 4 });
  return kinds
    .flatMap(({ label, found }) => found.map((row, rank) => ({ ...row, label, rank })))
    .toSorted((a, b) => bestFirst(a, b) || a.rank - b.rank)
    .slice(0, mostSuggested)
    .map(({ kind, key, label, title, note, href }) => ({ key: `${kind} ${key}`, label, title, note, href }));
}
