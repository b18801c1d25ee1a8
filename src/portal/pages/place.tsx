import { Link } from 'react-router';
import { printCount, printDate, printNumber } from '../../kernel/french.ts';
import { editionPath } from '../../report/pages/public/address.ts';
import { geographyHref, territoryHref, territoryKindLabels } from '../../territory/territory.ts';
import { DrawnLegend, PlanDrawing } from '../../web/components/drawing.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type Place, readPlace } from '../place/read-place.ts';
import type { Route } from './+types/place';
import { PlaceActions } from './place-actions.tsx';
import { PlaceFigures } from './place-figures.tsx';
import './place.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const year = Number(searchParams.get('annee')) || null;
  const kind = pathname.startsWith('/epci') ? 'epci' : 'commune';
  const carried = contextOf(context);
  return reading(request, async () => ({
    place: await readPlace(carried, kind, params.code, year),
    asksSightings: await carried.receivesSightings(carried),
    year,
  }));
}

export default function PlacePage({ loaderData: { place, asksSightings, year } }: Route.ComponentProps) {
  const { territory, containers, members } = place;
  return (
    <div className="page place-page">
      <title>{`${territory.name} – ${territoryKindLabels[territory.kind]} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/territoires">Territoires</Link> › {territoryKindLabels[territory.kind]}
      </p>
      <h1>{territory.name}</h1>
      <p className="place-facts">
        {territory.population !== null && <span>{printCount(territory.population, 'habitant')}</span>}
        {containers.map((container) => (
          <Link key={container.id} to={territoryHref(container)}>
            {container.name}
          </Link>
        ))}
        <Link to={geographyHref(territory)}>
          {territory.kind === 'epci' ? `SIREN ${territory.code}` : `Code INSEE ${territory.code}`}
        </Link>
      </p>
      <PlaceFigures place={place} year={year} />
      <Sites place={place} />
      <div className="place-halves">
        <States states={place.states} />
        <Species place={place} asksSightings={asksSightings} />
      </div>
      <PlaceActions place={place} />
      <Reports reports={place.reports} />
      {members.length > 0 && <Members members={members} />}
    </div>
  );
}

/** On a map, and as a list beside it; actions are listed further down. */
function Sites({ place }: { place: Place }) {
  const { territory, sites, map } = place;
  const list = (
    <div>
      {sites.total === 0 ? (
        <EmptyState title="Aucun site publié ici" />
      ) : (
        <>
          <ul className="place-list">
            {sites.rows.map(({ id, name, type }) => (
              <li key={id}>
                <Link to={`/sites/${id}`}>{name}</Link> <span className="quiet-text">{type}</span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={`/sites?territoire=${territory.code}`}>
              {sites.total > sites.rows.length ? `Les ${printCount(sites.total, 'site')} en liste` : 'En liste'}
            </Link>{' '}
            · <Link to={`/carte?${map?.query ?? `territoire=${territory.code}`}`}>Sur la carte</Link>
          </p>
        </>
      )}
    </div>
  );
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{map ? 'Sites et actions sur la carte' : 'Sites'}</h2>
      {map ? (
        <div className="place-map">
          <div>
            <PlanDrawing
              svg={map.svg}
              share={{ at: `/carte?${map.query}`, title: `Sites et actions, ${territory.name}` }}
              alternative={`Carte de ${territory.name}, dont les sites et les actions sont en liste sur cette page`}
            />
            <DrawnLegend legend={map.legend ?? []} />
          </div>
          {list}
        </div>
      ) : (
        list
      )}
    </section>
  );
}

function States({ states }: { states: Place['states'] }) {
  if (states.length === 0) return null;
  return (
    <section aria-labelledby="etats">
      <h2 id="etats">Derniers états relevés</h2>
      <ul className="place-list">
        {states.map((state) => (
          <li key={`${state.siteId} ${state.observedOn}`}>
            <Link to={`/sites/${state.siteId}`}>{state.site}</Link>{' '}
            <span className="quiet-text">
              {state.levelLabel}, {printDate(state.observedOn)}, {state.organisation}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Species({
  place: { territory, species },
  asksSightings,
}: { place: Place } & Pick<Route.ComponentProps['loaderData'], 'asksSightings'>) {
  const commune = territory.kind === 'commune' ? `?commune=${territory.code}` : '';
  const search = `/nature/donnees?${territory.kind}=${territory.code}`;
  return (
    <section aria-labelledby="especes">
      <h2 id="especes">Espèces</h2>
      {species.count === 0 ? (
        <EmptyState title="Aucune donnée naturaliste publiée ici" />
      ) : (
        <>
          <p>
            {species.more ? 'Plus de ' : ''}
            {`${printCount(species.count, 'taxon')}, dernière donnée le ${printDate(species.last)}. `}
            Ce qui est sensible n’est pas compté à la commune.
          </p>
          <ul className="place-list">
            {species.rows.map((line) => (
              <li key={line.key}>
                <Link to={`/nature/taxons/${line.key}`}>{line.name}</Link>{' '}
                <span className="quiet-text">
                  {printCount(line.count, 'donnée')}, dernière le {printDate(line.last)}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={`${search}&vue=especes`}>Toutes les espèces</Link> ·{' '}
            <Link to={`${search}&vue=carte`}>Sur la carte</Link>
          </p>
        </>
      )}
      {asksSightings && (
        <p>
          Vous avez vu un animal ou une plante ici{'\u202f'}?{' '}
          <Link to={`/nature/envoyer${commune}`}>Envoyer une observation</Link>
        </p>
      )}
    </section>
  );
}

function Reports({ reports }: { reports: Place['reports'] }) {
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="rapports">
      <h2 id="rapports">Rapports des organisations d’ici</h2>
      <ul className="place-list">
        {reports.map((report) => (
          <li key={editionPath(report)}>
            <Link to={editionPath(report)}>{report.title}</Link>{' '}
            <span className="quiet-text">
              {report.publisherName}, {report.year}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Members({ members }: { members: Place['members'] }) {
  return (
    <section aria-labelledby="communes">
      <h2 id="communes">{printCount(members.length, 'commune')}</h2>
      <ul className="place-members">
        {members.map((member) => (
          <li key={member.id}>
            <Link to={territoryHref(member)}>{member.name}</Link>{' '}
            <span className="quiet-text">
              {member.population === null ? '' : printNumber(String(member.population))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
