import { Link, Outlet } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readSiteTaxa } from '../index.ts';
import type { Route } from './+types/site-nature';
import { StandingWord } from './site-taxon-table.tsx';
import './nature.css';

/** What lives at a place, on the page of that place. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const { taxa, records, first, last } = await readSiteTaxa(contextOf(context), params.id ?? '');
    const told = taxa.filter(({ standing }) => standing !== 'known');
    return {
      ...{ records, first, last, count: taxa.length },
      fresh: told.filter(({ standing }) => standing === 'new').slice(0, most),
      unseen: told.filter(({ standing }) => standing === 'unseen').slice(0, most),
      watched: taxa.filter(({ statuses }) => statuses.length > 0).length,
    };
  });

/** Taxa named on the page of the place; the list has them all. */
const most = 8;

export default function SiteNature({ loaderData, params }: Route.ComponentProps) {
  const { count, records, first, last, fresh, unseen, watched } = loaderData;
  return (
    <>
      {count > 0 && first && last && (
        <section aria-labelledby="nature-du-site">
          <h2 id="nature-du-site">Faune et flore</h2>
          <p>
            {printCount(count, 'espèce')} ou autre taxon, dont {printCount(watched, 'avec un statut', 'avec un statut')}
            , en {printCount(records, 'donnée')} du {printDate(first)} au {printDate(last)}.
          </p>
          <Named taxa={fresh} />
          <Named taxa={unseen} />
          <p className="row">
            <Link to={`/sites/${params.id}/especes`}>La liste des espèces</Link>
            <Link to={`/nature/donnees?site=${params.id}&par=carte`}>Les données sur la carte</Link>
          </p>
        </section>
      )}
      <Outlet />
    </>
  );
}

const Named = ({ taxa }: { taxa: Route.ComponentProps['loaderData']['fresh'] }) =>
  taxa.length > 0 && (
    <ul className="plain-list">
      {taxa.map((taxon) => (
        <li key={taxon.cdRef}>
          <Link to={`/nature/taxons/${taxon.cdRef}`}>{taxon.name}</Link> <StandingWord {...taxon} />
        </li>
      ))}
    </ul>
  );
