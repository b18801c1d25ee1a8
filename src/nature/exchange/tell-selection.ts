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
  const taxa = [...filter.taxa, ...(filter.taxon ? [filter.taxon] : [])];
  const { place } = filter;
  const sites = [...filter.sites, ...(place?.kind === 'site' ? [place.id] : [])];
  const named = await nameSelected(db, exchange.organisationId, { datasetId: filter.datasetId, taxa, sites });
  const told = [
    named.dataset && `jeu ${named.dataset}`,
    named.taxa.length > 0 && `taxons\u00a0: ${named.taxa.join(', ')}`,
    filter.group && `groupe ${filter.group}`,
    filter.status && taxonStatuses[filter.status],
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
