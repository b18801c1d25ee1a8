import { Link, useSearchParams } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { listSiteTypes, pageSize, readLayers, readMap } from '../index.ts';
import { readSiteFilter, readZoneKinds, writeSiteFilter } from '../register/filter-in-address.ts';
import { zoneKindKeys, zoneKinds } from '../zone-kind.ts';
import type { Route } from './+types/map';
import { LayerChoices, LayerLists } from './layer-list.tsx';
import { SiteMap } from './site-map.tsx';
import './site.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const filter = readSiteFilter(query);
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
    const [{ extent, sites, total }, layers] = await Promise.all([
      readMap(carried, filter, page),
      readLayers(carried, carried.mapLayers, filter, query),
    ]);
    return {
      filter,
      zones: readZoneKinds(query),
      layers,
      extent,
      sites,
      total,
      page,
      last: Math.max(1, Math.ceil(total / pageSize)),
      types: listSiteTypes().map(({ name, label, plural }) => ({ name, label, plural })),
      baseMap: carried.baseMap,
      zonesEditable: organisationsWhere(carried.actor, 'zone.edit').length > 0,
      imports: organisationsWhere(carried.actor, 'import.run').length > 0,
    };
  });
}

/** The map moves by itself: only what is shown asks the server again. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }): boolean => {
  const shown = ({ searchParams }: URL) => [...searchParams].filter(([name]) => name !== 'vue').join('&');
  return shown(currentUrl) !== shown(nextUrl);
};

export default function MapPage({ loaderData }: Route.ComponentProps) {
  const { filter, zones, layers, extent, sites, total, types, baseMap, imports, zonesEditable } = loaderData;
  const [query, setQuery] = useSearchParams();
  const kept = writeSiteFilter(filter);
  for (const zone of zones) kept.append('zonage', zone);
  return (
    <div className="page map-page">
      <title>Carte – Carreau</title>
      <div className="row">
        <h1>Carte</h1>
        <Link to={`/sites?${writeSiteFilter(filter)}`}>Voir la liste complète</Link>
        <Link to="/photographies">Points de vue photographiés</Link>
        {zonesEditable && <Link to="/sites/zonages">Importer des zonages</Link>}
        {imports && <Link to="/sites/import#donnees-ouvertes">Importer les données ouvertes</Link>}
      </div>
      <MapChoices types={types} filter={filter} zones={zones} layers={layers} />
      {extent === null ? (
        <EmptyState title="Aucun site à dessiner">
          <p>Ici seront les lieux du registre qui ont une position.</p>
        </EmptyState>
      ) : (
        <div className="map-columns">
          <SiteMap
            query={kept.toString()}
            extent={extent}
            view={query.get('vue')}
            baseMap={baseMap}
            layers={layers}
            share={{ at: `/carte${shown(query)}`, title: 'Carte des sites' }}
            labels={Object.fromEntries(types.map(({ name, label }) => [name, label]))}
            onView={(view) =>
              setQuery(
                (before) => new URLSearchParams([...[...before].filter(([name]) => name !== 'vue'), ['vue', view]]),
                {
                  replace: true,
                  preventScrollReset: true,
                },
              )
            }
          />
          <div className="map-list">
            <LayerLists layers={layers} />
            <section aria-labelledby="liste">
              <h2 id="liste">{printCount(total, 'site')}</h2>
              <ul className="map-items">
                {sites.map(({ id, name, communes }) => (
                  <li key={id}>
                    <Link to={`/sites/${id}`}>{name}</Link> <span className="quiet-text">{communes.join(', ')}</span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </div>
      )}
    </div>
  );
}

/** What the map shows, wherever it is looked at from. */
function shown(query: URLSearchParams): string {
  const kept = new URLSearchParams(
    [...query].filter(([name, value]) => value !== '' && !['vue', 'page'].includes(name)),
  );
  return kept.size > 0 ? `?${kept}` : '';
}

function MapChoices(props: Pick<Route.ComponentProps['loaderData'], 'types' | 'filter' | 'zones' | 'layers'>) {
  const { types, filter, zones, layers } = props;
  const chosen = (filter.kinds?.length ?? 0) + zones.length + layers.filter((layer) => layer.chosen).length;
  return (
    <details className="map-options">
      <summary>
        Choisir les types, les zonages et les calques
        {chosen > 0 && <span className="quiet-text"> {printCount(chosen, 'choisi')}</span>}
      </summary>
      <form method="get" className="map-choices">
        {filter.text && <input type="hidden" name="texte" value={filter.text} />}
        {filter.territory && <input type="hidden" name="territoire" value={filter.territory} />}
        <LayerChoices layers={layers} />
        <fieldset>
          <legend>Types</legend>
          {types.map(({ name, plural }) => (
            <label key={name} className="check">
              <input type="checkbox" name="type" value={name} defaultChecked={filter.kinds?.includes(name)} /> {plural}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Zonages</legend>
          {zoneKindKeys.map((kind) => (
            <label key={kind} className="check">
              <input type="checkbox" name="zonage" value={kind} defaultChecked={zones.includes(kind)} />{' '}
              {zoneKinds[kind].label}
            </label>
          ))}
        </fieldset>
        <button type="submit">Montrer</button>
      </form>
    </details>
  );
}
