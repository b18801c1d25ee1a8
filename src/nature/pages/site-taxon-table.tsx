import { Link } from 'react-router';
import { printDate, printNumber } from '../../kernel/french.ts';
import type { ToldSiteTaxon } from '../index.ts';
import { taxonStatuses } from '../search/record-filter.ts';

/** How a taxon stands at the place, in a word. */
export function StandingWord({ standing, first, last }: Pick<ToldSiteTaxon, 'standing' | 'first' | 'last'>) {
  if (standing === 'new') return <span className="badge tone-accent">Nouveau en {first.slice(0, 4)}</span>;
  if (standing === 'unseen') return <span className="badge tone-amber">Pas revu depuis {last.slice(0, 4)}</span>;
  return null;
}

/** Taxa seen at a place, with their statuses, how many times and when. */
export const SiteTaxonTable = ({ taxa, siteId }: { taxa: ToldSiteTaxon[]; siteId: string }) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Espèces du site</caption>
      <thead>
        <tr>
          <th scope="col">Espèce</th>
          <th scope="col">Groupe</th>
          <th scope="col">Statuts</th>
          <th scope="col" className="number">
            Données
          </th>
          <th scope="col">Première</th>
          <th scope="col">Dernière</th>
        </tr>
      </thead>
      <tbody>
        {taxa.map((taxon) => (
          <tr key={taxon.cdRef}>
            <th scope="row">
              <Link to={`/nature/taxons/${taxon.cdRef}`}>{taxon.name}</Link> <StandingWord {...taxon} />
              {taxon.scientific && taxon.scientific !== taxon.name && (
                <span className="nature-note">
                  <i lang="la">{taxon.scientific}</i>
                </span>
              )}
            </th>
            <td data-label="Groupe">{taxon.group2 || '–'}</td>
            <td data-label="Statuts" className={taxon.statuses.length > 0 ? undefined : 'nothing'}>
              {taxon.statuses.map((key) => taxonStatuses[key]).join(', ') || '–'}
            </td>
            <td data-label="Données" className="number">
              <Link to={`/nature/donnees?taxon=${taxon.cdRef}&site=${siteId}`}>{printNumber(String(taxon.seen))}</Link>
            </td>
            <td data-label="Première">{printDate(taxon.first)}</td>
            <td data-label="Dernière">{printDate(taxon.last)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
