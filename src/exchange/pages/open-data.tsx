import { Link } from 'react-router';
import { frenchDay, printDate, printNumber } from '../../kernel/french.ts';
import { listPublishedLayers, writeSiteFilter } from '../../site/index.ts';
import { fileFormatKeys, fileFormats } from '../../site/open/file-formats.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { serviceRoot } from '../ogc/service-root.ts';
import { fileOfDataset, pageOfDataset } from '../opendata/addresses.ts';
import { datasetFormats, formatsOf } from '../opendata/formats.ts';
import { licenceOf } from '../opendata/licence-of.ts';
import { readDatasets } from '../opendata/read-datasets.ts';
import type { Route } from './+types/open-data';
import './open-data.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const { db, effects, origin } = contextOf(context);
    const layers = await listPublishedLayers({ db });
    const all = await readDatasets({ db, effects });
    return {
      service: serviceRoot(origin),
      datasets: all.map(({ dataset, version }) => ({
        ...{ name: dataset.name, title: dataset.title, formats: formatsOf(dataset) },
        licence: licenceOf(version)?.label ?? 'dite ligne à ligne',
        rows: version ? version.rowCount : null,
        changed: version ? printDate(frenchDay(version.changedAt)) : null,
      })),
      layers: layers.map(({ name, title, count, of }) => ({
        name,
        title,
        count,
        query: 'sites' in of ? String(writeSiteFilter({ kinds: [of.sites] })) : null,
      })),
    };
  });

export default function OpenData({ loaderData: { service, datasets, layers } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Données ouvertes – Carreau</title>
      <h1>Données ouvertes</h1>
      <p className="lead">
        Tout ce qui est publié ici, à des adresses qui ne changent pas&nbsp;: des tableaux, des couches de carte et un
        service que les logiciels lisent en continu.
      </p>
      <DatasetTable datasets={datasets} />
      {layers.length === 0 ? (
        <EmptyState title="Aucune couche n’est encore publiée">
          <p>Un lieu apparaît ici dès que son organisation le publie.</p>
        </EmptyState>
      ) : (
        <>
          <LayerTable layers={layers} />
          <Service address={service} />
        </>
      )}
    </div>
  );
}

function DatasetTable({ datasets }: Pick<Route.ComponentProps['loaderData'], 'datasets'>) {
  return (
    <section aria-labelledby="jeux">
      <h2 id="jeux">Jeux de données</h2>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">Jeux de données et leurs fichiers</caption>
          <thead>
            <tr>
              <th scope="col">Jeu</th>
              <th scope="col">Lignes</th>
              <th scope="col">Changé le</th>
              <th scope="col">Licence</th>
              <th scope="col">Télécharger</th>
            </tr>
          </thead>
          <tbody>
            {datasets.map(({ name, title, formats, rows, changed, licence }) => (
              <tr key={name}>
                <th scope="row">
                  <Link to={pageOfDataset(name)}>{title}</Link>
                </th>
                <td data-label="Lignes">{rows === null ? 'en cours de compte' : printNumber(String(rows))}</td>
                <td data-label="Changé le">{changed ?? '–'}</td>
                <td data-label="Licence">{licence}</td>
                <td data-label="Télécharger">
                  <ul className="file-links">
                    {formats.map((format) => (
                      <li key={format}>
                        <a href={fileOfDataset(name, format)} download>
                          {datasetFormats[format].label}
                          <span className="visually-hidden"> du jeu {title}</span>
                        </a>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        Chaque jeu a sa page&nbsp;: ce que disent ses colonnes, ses premières lignes, comment le citer. La licence est
        celle que chaque organisation a choisie, et chaque ligne la dit. Un portail de données les moissonne par leur
        catalogue DCAT, en <a href="/catalogue.ttl">Turtle</a> ou en <a href="/catalogue.jsonld">JSON-LD</a>. Un
        programme les lit page par page par l’
        <Link to="/api">interface des programmes</Link>.
      </p>
    </section>
  );
}

function LayerTable({ layers }: Pick<Route.ComponentProps['loaderData'], 'layers'>) {
  return (
    <section aria-labelledby="couches">
      <h2 id="couches">Couches de carte</h2>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">Couches publiées et leurs fichiers</caption>
          <thead>
            <tr>
              <th scope="col">Couche</th>
              <th scope="col">Objets</th>
              <th scope="col">Télécharger</th>
            </tr>
          </thead>
          <tbody>
            {layers.map(({ name, title, count, query }) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                <td data-label="Objets">{printNumber(String(count))}</td>
                <td data-label="Télécharger">
                  <LayerFiles name={name} title={title} query={query} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="format-list">
        {fileFormatKeys.map((key) => (
          <div key={key}>
            <dt>{fileFormats[key].label}</dt>
            <dd>{fileFormats[key].opens}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Zones are given by the service alone. */
function LayerFiles({ name, title, query }: { name: string; title: string; query: string | null }) {
  if (query === null) return <a href={`/ogc/collections/${name}/items?limit=10000`}>GeoJSON</a>;
  return (
    <ul className="file-links">
      {fileFormatKeys.map((key) => (
        <li key={key}>
          <a href={`/sites/exporter/${key}?${query}`} download>
            {fileFormats[key].label}
            <span className="visually-hidden"> de la couche {title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Service({ address }: { address: string }) {
  return (
    <section aria-labelledby="service">
      <h2 id="service">Dans un logiciel de cartographie</h2>
      <p>
        Avec QGIS, ouvrez{' '}
        <a href="/ogc/projet.qgs" download>
          le projet prêt à l’emploi
        </a>
        &nbsp;: ses couches se lisent d’ici et restent à jour.
      </p>
      <p>
        Tout logiciel qui connaît OGC API Features lit l’adresse <code>{address}</code>. Elle donne les couches, page
        par page, par emprise ou par valeur, en degrés ou en Lambert-93, et par tuiles vectorielles (OGC API Tiles).
      </p>
    </section>
  );
}
