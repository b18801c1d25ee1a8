import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readList } from '../spreadsheet/action-cells.ts';
import { loadReferences } from './references.sql.ts';
import { Lookup } from './references.ts';

/** Finds what the words of a form name (codes, names, numbers); says at once all that name nothing. */
export async function findWords(
  context: Context,
  organisationId: string,
  typed: { territories: string; related: string; indicators: string; sites: string },
): Promise<{ territoryIds: string[]; relatedIds: string[]; indicatorIds: string[]; siteIds: string[] }> {
  const territories = readList(typed.territories);
  const sites = readList(typed.sites);
  const lookup = new Lookup(await loadReferences(context.db, organisationId, { territories, sites }));
  const issues: { field: string; sentence: string }[] = [];
  const find = (field: string, words: string[], id: (word: string) => string | undefined, what: string): string[] =>
    words.flatMap((word) => {
      const found = id(word);
      if (!found) issues.push({ field, sentence: `«\u00a0${word}\u00a0» n’est pas ${what}.` });
      return found ?? [];
    });
  const found = {
    territoryIds: find(
      'territories',
      territories,
      lookup.territory,
      'un territoire connu, ou plusieurs portent ce nom',
    ),
    relatedIds: find('related', readList(typed.related), lookup.action, 'le numéro d’une action de l’organisation'),
    indicatorIds: find('indicators', readList(typed.indicators), lookup.indicator, 'le code d’un indicateur'),
    siteIds: find(
      'sites',
      sites,
      lookup.site,
      'un site du registre, ou plusieurs ont ce nom (écrivez alors un numéro)',
    ),
  };
  if (issues.length === 0) return found;
  const list = issues.map((issue) => issue.sentence).join(' ');
  throw new DomainError('invalid', 'unknown_word', `${list} Corrigez, puis enregistrez à nouveau.`, { issues });
}
