import { Link, redirect } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { printCount } from '../../kernel/french.ts';
import { atFirst } from '../../site/pages/bounds.ts';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import {
  findPlaces,
  listAskedObservers,
  listDatasets,
  listProtocols,
  nameFiltered,
  noteCounts,
  noteRecords,
  readVocabulary,
  searchRecords,
  searchTaxa,
} from '../index.ts';
import { readRecordFilter, writeRecordFilter } from '../search/filter-in-address.ts';
import { type SearchView, searchViewKeys, searchViews } from '../search/search-views.ts';
import { tellFilter } from '../search/tell-filter.ts';
import { groupsOfInpn } from '../taxon/groups.ts';
import type { Route } from './+types/search';
import { RecordMap } from './record-map.tsx';
import { RecordTable } from './record-table.tsx';
import { CountTable } from './search-counts.tsx';
import { SearchForm } from './search-form.tsx';
import './nature.css';
import './search.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { db, actor, baseMap } = carried;
    const query = new URL(request.url).searchParams;
    const view = searchViewKeys.find((key) => key === query.get('par')) ?? 'liste';
    const named = await readNames(carried, query);
    if (named.found) throw redirect(`/nature/donnees?${named.found}`);
    const { filter, unread } = readRecordFilter(query);
    const [date, id] = [query.get('avant'), query.get('id')];
    const after = date && id ? { date, id } : undefined;
    const protocols = Object.fromEntries(listProtocols().map(({ name, label }) => [name, label]));
    const validation = readVocabulary('validation').values;
    const works = organisationsWhere(actor, 'record.read');
    const [found, names, datasets, observers] = await Promise.all([
      searchRecords(carried, { filter, view, after }),
      nameFiltered(db, actor, filter),
      listDatasets(db, works),
      listAskedObservers(db, actor),
    ]);
    await noteRecords(carried, found.records);
    if (view !== 'liste' && found.total !== 0)
      await noteCounts(
        carried,
        works.filter((id) => (filter.organisationId ?? id) === id),
      );
    return {
      ...{ ...found, filter, unread, view, baseMap, validation, later: after !== undefined, exact: works.length > 0 },
      maySend: organisationsWhere(actor, 'exchange.send').length > 0,
      criteria: tellFilter(filter, names, { validation, protocols }),
      proposed: named.proposed,
      choices: {
        ...{ protocols, validation, observers, groups: groupsOfInpn },
        datasets: datasets.map((dataset) => ({ id: dataset.id, name: dataset.name })),
      },
    };
  });
}

/** What was typed as words becomes a taxon and a place where one alone is meant; otherwise they are proposed. */
async function readNames(carried: ReturnType<typeof contextOf>, query: URLSearchParams) {
  const [taxonText, placeText] = [query.get('nom')?.trim().slice(0, 200), query.get('ou')?.trim().slice(0, 200)];
  const rest = new URLSearchParams([...query].filter(([name, value]) => value !== '' && !['nom', 'ou'].includes(name)));
  if (!taxonText && !placeText) return { proposed: [], found: null };
  const [taxa, places] = await Promise.all([
    taxonText ? searchTaxa(carried.db, taxonText, 12) : [],
    placeText ? findPlaces(carried.db, carried.actor, placeText) : [],
  ]);
  const asked: { text: string | undefined; offers: { word: string; code: string; name: string; more: string }[] }[] = [
    {
      text: taxonText,
      offers: [...new Map(taxa.map((taxon) => [taxon.cdRef, taxon])).values()].map((taxon) => ({
        ...{ word: 'taxon', code: String(taxon.cdRef), name: taxon.vernacular.split(',')[0] || taxon.name },
        more: taxon.vernacular ? taxon.name : taxon.author,
      })),
    },
    { text: placeText, offers: places },
  ];
  for (const { offers } of asked) if (offers.length === 1 && offers[0]) rest.set(offers[0].word, offers[0].code);
  const open = asked.filter(({ text, offers }) => text && offers.length !== 1);
  return {
    found: open.length === 0 ? rest : null,
    proposed: open.map(({ text = '', offers }) => ({
      text,
      offers: offers.map(({ word, code, name, more }) => ({
        ...{ name, more },
        query: new URLSearchParams([...rest, [word, code]]).toString(),
      })),
    })),
  };
}

export type Loaded = Route.ComponentProps['loaderData'];

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { filter, view, criteria, proposed, unread, choices } = loaderData;
  const query = writeRecordFilter(filter);
  return (
    <div className="page">
      <title>Données – Nature – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › Données
      </p>
      <h1>Données</h1>
      <SearchForm key={query.toString()} filter={filter} view={view} choices={choices} baseMap={loaderData.baseMap} />
      {unread.length > 0 && (
        <Notice tone="waiting">
          {`L’adresse demande quelque chose qui ne se lit pas, et qui n’a pas été retenu\u00a0: ${unread.join(', ')}.`}
        </Notice>
      )}
      {proposed.map((asked) => (
        <Proposed key={asked.text} asked={asked} />
      ))}
      <Criteria criteria={criteria} view={view} />
      <nav className="search-views" aria-label="Façons de voir ces données">
        {searchViewKeys.map((key) => (
          <Link
            key={key}
            to={`?${new URLSearchParams([...query, ...(key === 'liste' ? [] : [['par', key]])])}`}
            aria-current={key === view ? 'page' : undefined}
          >
            {searchViews[key]}
          </Link>
        ))}
      </nav>
      <Found loaded={loaderData} query={query.toString()} />
    </div>
  );
}

function Proposed({ asked: { text, offers } }: { asked: Loaded['proposed'][number] }) {
  if (offers.length === 0)
    return <Notice tone="waiting">{`Rien ne s’appelle «\u00a0${text}\u00a0»\u00a0: essayez le début du nom.`}</Notice>;
  return (
    <section className="search-proposed">
      <h2>Lequel appelez-vous «{`\u00a0${text}\u00a0`}» ?</h2>
      <ul className="plain-list">
        {offers.map(({ name, more, query }) => (
          <li key={query}>
            <Link to={`?${query}`}>{name}</Link> <span className="quiet-text">{more}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Criteria = ({ criteria, view }: { criteria: Loaded['criteria']; view: SearchView }) =>
  criteria.length > 0 && (
    <ul className="search-criteria" aria-label="Critères">
      {criteria.map(({ words, without }) => (
        <li key={words}>
          {words}{' '}
          <Link
            to={`?${new URLSearchParams([...writeRecordFilter(without), ...(view === 'liste' ? [] : [['par', view]])])}`}
          >
            Retirer<span className="visually-hidden"> {words}</span>
          </Link>
        </li>
      ))}
    </ul>
  );

function Found({ loaded, query }: { loaded: Loaded; query: string }) {
  const { total, records, next, view, later, validation, exact, maySend, extent, baseMap } = loaded;
  if (total === 0)
    return (
      <EmptyState title="Aucune donnée ne correspond">
        <p>
          {query ? (
            <Link to="/nature/donnees">Voir toutes les données</Link>
          ) : (
            'Ici seront les données saisies ou importées.'
          )}
        </p>
      </EmptyState>
    );
  return (
    <>
      <p role="status">
        {total === null ? 'Plus de 10\u202f000\u00a0données' : printCount(total, 'donnée')}
        {exact ? '.' : ', comme la sensibilité des espèces permet de les montrer.'}
        {maySend && (
          <>
            {' '}
            <Link to={`/nature/echanges/nouveau${query && `?${query}`}`}>Envoyer ces données</Link>
          </>
        )}
      </p>
      {view === 'liste' ? (
        <>
          {records.length > 0 ? (
            <RecordTable records={records} validation={validation} />
          ) : (
            <p>{later ? 'Aucune donnée plus ancienne.' : ''}</p>
          )}
          {next && (
            <p>
              <Link to={`?${query}${query && '&'}avant=${next.date}&id=${next.id}`}>Données plus anciennes</Link>
            </p>
          )}
        </>
      ) : (
        <div className={view === 'carte' ? 'map-columns' : undefined}>
          {view === 'carte' && (
            <RecordMap
              query={query}
              extent={extent ?? atFirst}
              baseMap={baseMap}
              label="Carte des données"
              share={{ at: `/nature/donnees${query ? `?${query}` : ''}`, title: 'Données par maille de 10 km' }}
            />
          )}
          {view === 'carte' ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is read with the keyboard
            <section className="search-beside" tabIndex={0} aria-label="Les mêmes, par maille">
              <CountTable loaded={loaded} />
            </section>
          ) : (
            <CountTable loaded={loaded} />
          )}
        </div>
      )}
    </>
  );
}
