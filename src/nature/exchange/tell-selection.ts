import type { Context } from '../../identity/index.ts';
import { printDate } from '../../kernel/french.ts';
import { taxonStatuses } from '../search/record-filter.ts';
import type { Exchange } from './exchange.sql.ts';
import { nameSelected } from './named-things.sql.ts';

/** A selection in words, one criterion each; everything where none is given. */
export async function tellSelection(
  { db }: Context,
  exchange: Pick<Exchange, 'organisationId' | 'filter'>,
): Promise<string[]> {
  const { filter } = exchange;
  const { place } = filter;
  const [named, searched] = await Promise.all([
    nameSelected(db, exchange.organisationId, filter),
    nameSelected(db, exchange.organisationId, {
      taxa: filter.taxon ? [filter.taxon] : [],
      sites: place?.kind === 'site' ? [place.id] : [],
    }),
  ]);
  const told = [
    named.dataset && `jeu ${named.dataset}`,
    searched.taxa.length > 0 && `taxon\u00a0: ${searched.taxa.join(', ')}`,
    named.taxa.length > 0 && `taxons\u00a0: ${named.taxa.join(', ')}`,
    filter.group && `groupe ${filter.group}`,
    filter.status && taxonStatuses[filter.status],
    searched.sites.length > 0 && `site\u00a0: ${searched.sites.join(', ')}`,
    named.sites.length > 0 && `sites\u00a0: ${named.sites.join(', ')}`,
    place && 'code' in place && `${place.kind === 'mesh' ? 'maille' : place.kind} ${place.code}`,
    place?.kind === 'drawn' && 'contour dessiné sur la carte',
    filter.from && `depuis le ${printDate(filter.from)}`,
    filter.to && `jusqu’au ${printDate(filter.to)}`,
    filter.season && 'une saison de l’année',
    filter.observerId && 'un observateur',
    filter.validation && `validation ${filter.validation.join(', ')}`,
    filter.protocol && `protocole ${filter.protocol}`,
    filter.observed && (filter.observed === 'Pr' ? 'présences' : 'absences'),
  ].filter((word) => typeof word === 'string' && word !== '') as string[];
  return told.length > 0 ? told : ['toutes les données'];
}
