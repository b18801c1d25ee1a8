import { Link } from 'react-router';
import { printNumber } from '../../kernel/french.ts';
import { listPublishedLayers, writeSiteFilter } from '../../site/index.ts';
import { fileFormatKeys, fileFormats } from '../../site/open/file-formats.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { serviceRoot } from '../ogc/service-root.ts';
import type { Route } from './+types/open-data';
import './open-data.css';

export async function loader({ context }: Route.LoaderArgs) {
  const { db, origin } = contextOf(context);
  const layers = await listPublishedLayers({ db });
  return {
    service: serviceRoot(origin),
    layers: layers.map(({ name, title, count, of }) => ({
      name,
      title,
      count,
      query: 'sites' in of ? String(writeSiteFilter({ kinds: [of.sites] })) : null,
    })),
  };
}

export default function OpenData({ loaderData: { service, layers } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Données ouvertes – Carreau</title>
      <h1>Données ouvertes</h1>
      <p className="lead">
        Les lieux et les zonages publiés, par couche&nbsp;: en fichiers, ou lus en continu par un logiciel de
        cartographie.
      </p>
      {layers.length === 0 ? (
        <EmptyState title="Aucune couche n’est encore publiée">
          <p>
            Un lieu apparaît ici dès que son organisation le publie. Les <Link to="/rapports">rapports publiés</Link>{' '}
            donnent déjà leurs chiffres à télécharger.
          </p>
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

function LayerTable({ layers }: Pick<Route.ComponentProps['loaderData'], 'layers'>) {
  return (
    <section aria-labelledby="couches">
      <h2 id="couches">Fichiers</h2>
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
        par page, par emprise ou par valeur, en degrés ou en Lambert-93.
      </p>
    </section>
  );
}
