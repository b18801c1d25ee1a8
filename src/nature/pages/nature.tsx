import { Form, Link } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount, printDate, printNumber } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { listDatasets, listFrameworks, listReferenceTables, listTaxrefVersions } from '../index.ts';
import { referenceKindLabels } from '../reference/reference-kinds.ts';
import type { Route } from './+types/nature';
import './nature.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const { db, actor } = carried;
  return reading(request, async () => {
    const works = organisationsWhere(actor, 'record.read');
    const [datasets, frameworks, versions, tables] = await Promise.all([
      listDatasets(db, works),
      listFrameworks(db, works),
      listTaxrefVersions(db),
      listReferenceTables(db),
    ]);
    return {
      datasets,
      // Those that have no dataset yet stand in no list of datasets.
      bare: frameworks.filter(({ id }) => !datasets.some(({ frameworkId }) => frameworkId === id)),
      frameworks: frameworks.map(({ id }) => id),
      taxref: versions.find(({ inUse }) => inUse),
      tables: tables.filter(({ inUse }) => inUse),
      mayEdit: organisationsWhere(actor, 'dataset.edit').length > 0,
      works: works.length > 0,
      asksSightings: await carried.receivesSightings(carried),
      mayNameObservers: organisationsWhere(actor, 'observer.read').length > 0,
      validates: (['record.validate', 'record.validate_as_partner'] as const).some(
        (verb) => organisationsWhere(actor, verb).length > 0,
      ),
      mayExchange: organisationsWhere(actor, 'exchange.read').length > 0,
      mayImport: organisationsWhere(actor, 'import.run').length > 0,
    };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

export default function NaturePage({ loaderData }: Route.ComponentProps) {
  const { datasets, bare, frameworks, taxref, tables, mayEdit, mayImport } = loaderData;
  return (
    <div className="page">
      <title>Nature – Carreau</title>
      <h1>Nature</h1>
      <p className="lead">Ce qui vit sur le territoire{'\u00a0'}: qui l’a vu, où et quand.</p>
      <TaxonSearch />
      <p>
        <Link to="/nature/donnees">Chercher parmi les données, sur une carte, par espèce ou par commune</Link>
      </p>
      {loaderData.asksSightings && (
        <p>
          Vous avez vu un animal ou une plante{'\u202f'}? <Link to="/nature/envoyer">Envoyer une observation</Link>
        </p>
      )}
      <p className="row">
        {loaderData.works && (
          <>
            <Link to="/nature/visites">Visites et saisie</Link>
            <Link to="/nature/protocoles">Protocoles et leurs résultats</Link>
            {loaderData.validates && <Link to="/nature/validation">Validation</Link>}
            {loaderData.mayNameObservers && <Link to="/nature/observateurs">Observateurs</Link>}
            {loaderData.mayExchange && <Link to="/nature/echanges">Échanges de données</Link>}
          </>
        )}
        <Link to="/evaluations">Évaluations de sites</Link>
      </p>
      <h2>Jeux de données</h2>
      {(mayEdit || mayImport) && (
        <p className="row">
          {mayEdit && <Add hasFramework={frameworks.length > 0} />}
          {mayImport && (
            <Link to="/nature/import" className="button">
              Importer des données
            </Link>
          )}
        </p>
      )}
      {datasets.length === 0 ? (
        <EmptyState title="Aucun jeu de données pour l’instant">
          <p>Un jeu réunit des données recueillies d’une même façon, sous une même licence.</p>
        </EmptyState>
      ) : (
        <Datasets datasets={datasets} known={frameworks} />
      )}
      {bare.length > 0 && (
        <>
          <h2>Cadres sans jeu de données</h2>
          <ul>
            {bare.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/nature/cadres/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Référentiels en service</h2>
      <References taxref={taxref} tables={tables} />
      {loaderData.works && taxref && (
        <p>
          <Link to="/nature/taxref">Ce que TAXREF a changé</Link>
        </p>
      )}
    </div>
  );
}

export const TaxonSearch = ({ text = '' }: { text?: string }) => (
  <Form method="get" action="/nature/taxons" role="search" className="nature-search">
    <Field label="Nom d’un taxon" hint="Français ou scientifique, dès deux lettres.">
      {(ids) => <input {...ids} type="search" name="texte" defaultValue={text} autoComplete="off" />}
    </Field>
    <button type="submit">Chercher</button>
  </Form>
);

const Add = ({ hasFramework }: { hasFramework: boolean }) => (
  <>
    {hasFramework && (
      <Link to="/nature/jeux/nouveau" className="button main">
        Ajouter un jeu de données
      </Link>
    )}
    <Link to="/nature/cadres/nouveau" className={hasFramework ? 'button' : 'button main'}>
      Ajouter un cadre d’acquisition
    </Link>
  </>
);

function Datasets({ datasets, known }: { datasets: Loaded['datasets']; known: string[] }) {
  const total = datasets.reduce((sum, { recordCount }) => sum + recordCount, 0);
  return (
    <>
      <p>
        {printCount(total, 'donnée')} dans {printCount(datasets.length, 'jeu', 'jeux')}.
      </p>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">Jeux de données, par cadre d’acquisition</caption>
          <thead>
            <tr>
              <th scope="col">Jeu de données</th>
              <th scope="col">Cadre d’acquisition</th>
              <th scope="col">Organisme</th>
              <th scope="col" className="number">
                Données
              </th>
            </tr>
          </thead>
          <tbody>
            {datasets.map((dataset) => (
              <tr key={dataset.id}>
                <th scope="row">
                  <Link to={`/nature/jeux/${dataset.id}`}>{dataset.name}</Link>{' '}
                  {dataset.generated && <GeneratedBadge />}{' '}
                  {!dataset.published && <span className="badge tone-quiet">Non publié</span>}
                </th>
                <td data-label="Cadre d’acquisition">
                  {known.includes(dataset.frameworkId) ? (
                    <Link to={`/nature/cadres/${dataset.frameworkId}`}>{dataset.framework}</Link>
                  ) : (
                    dataset.framework
                  )}
                </td>
                <td data-label="Organisme">{dataset.organisation}</td>
                <td data-label="Données" className="number">
                  {printNumber(String(dataset.recordCount))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function References({ taxref, tables }: Pick<Loaded, 'taxref' | 'tables'>) {
  if (!taxref && tables.length === 0)
    return <p>Aucun pour l’instant. La personne qui tient l’installation apporte TAXREF en ligne de commande.</p>;
  return (
    <ul>
      {taxref && (
        <li>
          TAXREF {taxref.version}
          {taxref.releasedOn && <>, paru le {printDate(taxref.releasedOn)}</>}
          {'\u00a0'}: {printCount(taxref.nameCount, 'nom')}, {printCount(taxref.taxonCount, 'taxon', 'taxons')}
        </li>
      )}
      {tables.map((table) => (
        <li key={table.id}>
          {referenceKindLabels[table.kind]}
          {'\u00a0'}: {table.name}, version {table.version} ({printCount(table.rowCount, 'ligne')}){' '}
          {table.example && <span className="badge tone-amber">Exemple à remplacer</span>}
        </li>
      ))}
    </ul>
  );
}
