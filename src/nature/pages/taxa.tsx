import { Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type ListedTaxon, searchTaxa, versionInUse } from '../index.ts';
import { rankLabels } from '../taxon/ranks.ts';
import type { Route } from './+types/taxa';
import { TaxonSearch } from './nature.tsx';
import './nature.css';

const most = 50;

export function loader({ request, context }: Route.LoaderArgs) {
  const { db } = contextOf(context);
  return reading(request, async () => {
    const text = new URL(request.url).searchParams.get('texte')?.slice(0, 200) ?? '';
    return { text, version: await versionInUse(db), taxa: await searchTaxa(db, text, most) };
  });
}

export default function TaxaPage({ loaderData: { text, version, taxa } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Taxons – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › Taxons
      </p>
      <h1>Taxons</h1>
      <TaxonSearch text={text} />
      {taxa.length > 0 ? <Taxa taxa={taxa} /> : <NoTaxa text={text} version={version} />}
    </div>
  );
}

function NoTaxa({ text, version }: { text: string; version: number | null }) {
  if (version === null)
    return (
      <EmptyState title="TAXREF n’est pas encore là">
        <p>La personne qui tient l’installation l’apporte en ligne de commande.</p>
      </EmptyState>
    );
  if (text.trim().length < 2) return <p>Les noms de TAXREF {version} sont cherchés, synonymes compris.</p>;
  return (
    <EmptyState title={`Aucun nom de TAXREF ${version} ne contient «\u00a0${text}\u00a0»`}>
      <p>Essayez le début du nom, ou son nom scientifique.</p>
    </EmptyState>
  );
}

const Taxa = ({ taxa }: { taxa: ListedTaxon[] }) => (
  <>
    <p role="status">
      {taxa.length < most
        ? `${printCount(taxa.length, 'nom')}.`
        : `Les ${most} premiers noms. Précisez pour en voir d’autres.`}
    </p>
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Noms trouvés</caption>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Nom français</th>
            <th scope="col">Rang</th>
            <th scope="col">Groupe</th>
          </tr>
        </thead>
        <tbody>
          {taxa.map((taxon) => (
            <tr key={taxon.cdNom}>
              <th scope="row">
                <Link to={`/nature/taxons/${taxon.cdRef}`}>
                  <i lang="la">{taxon.name}</i>
                </Link>{' '}
                <span className="quiet-text">{taxon.author}</span>
                {taxon.cdNom !== taxon.cdRef && (
                  <span className="nature-note">
                    synonyme de <i lang="la">{taxon.acceptedName}</i>
                  </span>
                )}
              </th>
              <td data-label="Nom français">{taxon.vernacular || '–'}</td>
              <td data-label="Rang">{rankLabels[taxon.rank] ?? taxon.rank}</td>
              <td data-label="Groupe">{taxon.group2 || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);
