import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { searchForm } from '../../kernel/french.ts';
import { readRecordFilter } from '../search/filter-in-address.ts';
import { isClear, proposeTaxa } from '../taxon/propose-taxa.ts';
import { findNamedSites } from './named-things.sql.ts';
import type { Selection } from './selection.ts';

/** A selection as a form says it: names in a line, beside what a search had already. */
export interface TypedSelection {
  /** The filter of a search, as its address holds it. */
  search: string;
  datasetId: string;
  from: string;
  to: string;
  /** Names of taxa or cd_nom, and of places or their numbers, separated by commas or semicolons. */
  taxa: string;
  sites: string;
}

/** What a form says, with each name looked up. A name that is not clear is refused with those it may mean: nothing is guessed. */
export async function readSelection(
  context: Context,
  organisationId: string,
  typed: TypedSelection,
): Promise<Partial<Selection>> {
  const { filter, unread } = readRecordFilter(new URLSearchParams(typed.search));
  if (unread.length > 0) throw unreadSearch(unread);
  const { organisationId: _, ...kept } = filter;
  const [taxa, sites] = await Promise.all([
    readTaxa(context, listed(typed.taxa)),
    readSites(context, organisationId, listed(typed.sites)),
  ]);
  return {
    ...kept,
    ...(typed.datasetId && { datasetId: typed.datasetId }),
    ...(typed.from && { from: typed.from }),
    ...(typed.to && { to: typed.to }),
    taxa,
    sites,
  };
}

const listed = (text: string): string[] =>
  text
    .split(/[;,\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 200);

async function readTaxa({ db }: Context, names: string[]): Promise<number[]> {
  const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const proposals = await proposeTaxa(
    db,
    names.filter((name) => !/^\d+$/.test(name)),
  );
  const found = [...proposals].map(([name, among]) => {
    const [best] = among;
    if (best && isClear(among)) return best.cdRef;
    throw unclear(
      name,
      among.slice(0, 3).map(({ fullName, cdNom }) => `${fullName} (${cdNom})`),
    );
  });
  return [...new Set([...numbers, ...found])];
}

async function readSites({ db }: Context, organisationId: string, names: string[]): Promise<string[]> {
  const forms = new Map(names.map((name) => [searchForm(name), name]));
  const found = Map.groupBy(await findNamedSites(db, organisationId, [...forms.keys()]), ({ form }) => form);
  return [...forms].map(([form, name]) => {
    const [first, ...others] = found.get(form) ?? [];
    if (first && others.length === 0) return first.id;
    throw unclear(
      name,
      (found.get(form) ?? []).slice(0, 3).map((site) => site.name),
    );
  });
}

const unreadSearch = (words: string[]) =>
  new DomainError(
    'invalid',
    'unread_in_selection',
    `La recherche demande quelque chose qui ne se lit pas (${words.join(', ')})\u00a0: plus de données partiraient que voulu. Revenez à la recherche et demandez-le autrement.`,
  );

const unclear = (name: string, may: string[]) =>
  new DomainError(
    'invalid',
    'unclear_in_selection',
    may.length > 0
      ? `«\u00a0${name}\u00a0» peut désigner ${may.join(', ')}. Écrivez celui que vous voulez, ou son cd_nom.`
      : `«\u00a0${name}\u00a0» n’est ni un nom ni un numéro connu ici. Corrigez-le, ou ôtez-le.`,
  );
