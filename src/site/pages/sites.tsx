import { Fragment } from 'react';
import { Form, Link } from 'react-router';
import { listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { printCount, printFirst } from '../../kernel/french.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { Field } from '../../web/components/form.tsx';
import { Pages } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type ListedSite, listSiteTypes, pageSize, readSites } from '../index.ts';
import { fileFormatKeys, fileFormats } from '../open/file-formats.ts';
import { readSiteFilter, writeSiteFilter } from '../register/filter-in-address.ts';
import { precisionLabels } from '../register/site.ts';
import type { Route } from './+types/sites';
import './site.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const filter = readSiteFilter(query);
    const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
    const { sites, total } = await readSites(carried, filter, page);
    const editors = organisationsWhere(carried.actor, 'site.edit');
    return {
      filter,
      page,
      last: Math.max(1, Math.ceil(total / pageSize)),
      sites,
      total,
      types: listSiteTypes().map(({ name, label, plural }) => ({ name, label, plural })),
      works: organisationsWhere(carried.actor, 'work.read').length > 0,
      imports: organisationsWhere(carried.actor, 'import.run').length > 0,
      organisations: await listOrganisationNames(carried.db, editors),
    };
  });
}

export default function Sites({ loaderData }: Route.ComponentProps) {
  const { filter, page, last, sites, total, types, works, organisations, imports } = loaderData;
  const isFiltered = writeSiteFilter(filter).size > 0;
  const labels = new Map(types.map(({ name, label }) => [name, label]));
  return (
    <div className="page">
      <title>Sites – Carreau</title>
      <div className="row">
        <h1>Sites</h1>
        <Link to={`/carte?${writeSiteFilter(filter)}`}>Voir sur la carte</Link>
        {organisations.length > 0 && <Link to="/sites/nouveau">Ajouter un site</Link>}
        {imports && <Link to="/sites/import">Importer</Link>}
      </div>
      <SiteFilters filter={filter} types={types} works={works} />
      {total === 0 ? (
        <EmptyState title={isFiltered ? 'Aucun site ne correspond' : 'Aucun site pour l’instant'}>
          <p>
            {isFiltered ? (
              <Link to="/sites">Voir tous les sites</Link>
            ) : (
              'Ici seront les lieux suivis : terrils, cités, bâtiments, étangs, avec ce que chaque source en dit.'
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <p role="status">{printCount(total, 'site')}.</p>
          <SiteTable sites={sites} labels={labels} works={works} />
          <Pages
            page={page}
            last={last}
            at={(number) => `?${new URLSearchParams([...writeSiteFilter(filter), ['page', String(number)]])}`}
          />
          <p className="quiet-text">
            Télécharger {total === 1 ? 'ce site' : 'ces sites'}&nbsp;: <Files query={writeSiteFilter(filter)} />
          </p>
        </>
      )}
    </div>
  );
}

function SiteFilters(props: {
  filter: Route.ComponentProps['loaderData']['filter'];
  types: { name: string; plural: string }[];
  works: boolean;
}) {
  const { filter, types, works } = props;
  return (
    <Form method="get" className="site-filters" role="search">
      <Field label="Nom ou numéro">
        {(ids) => <input {...ids} type="search" name="texte" defaultValue={filter.text ?? ''} autoComplete="off" />}
      </Field>
      <Field label="Type">
        {(ids) => (
          <select {...ids} name="type" defaultValue={filter.kinds?.[0] ?? ''}>
            <option value="">Tous</option>
            {types.map(({ name, plural }) => (
              <option key={name} value={name}>
                {plural}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Code de la commune ou de l’EPCI">
        {(ids) => <input {...ids} name="territoire" defaultValue={filter.territory ?? ''} inputMode="numeric" />}
      </Field>
      {works && (
        <Field label="Seulement">
          {(ids) => (
            <select {...ids} name="seulement" defaultValue={writeSiteFilter(filter).get('seulement') ?? ''}>
              <option value="">Tous</option>
              <option value="sans-position">Sans position</option>
              <option value="brouillon">Non publiés</option>
              <option value="en-desaccord">Sources en désaccord</option>
            </select>
          )}
        </Field>
      )}
      <button type="submit">Filtrer</button>
    </Form>
  );
}

function SiteTable(props: { sites: ListedSite[]; labels: Map<string, string>; works: boolean }) {
  const { sites, labels, works } = props;
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Sites du registre</caption>
        <ColumnHeads labels={['Site', 'Type', 'Communes', 'Position']} />
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">
                <Link to={`/sites/${site.id}`}>{site.name}</Link>
                {site.identifiers.length > 0 && (
                  <span className="quiet-text site-number"> {site.identifiers.join(' · ')}</span>
                )}
                {works && site.contested && (
                  <>
                    {' '}
                    <span className="badge tone-amber">Sources en désaccord</span>
                  </>
                )}
                {!site.published && (
                  <>
                    {' '}
                    <span className="badge tone-quiet">Non publié</span>
                  </>
                )}
              </th>
              <td data-label="Type">{labels.get(site.kind) ?? site.kind}</td>
              <td data-label="Communes">{printFirst(site.communes, 3) || '–'}</td>
              <td data-label="Position">{precisionLabels[site.precision]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same places in a file, whose address belongs to the exchange of data. */
function Files({ query }: { query: URLSearchParams }) {
  return fileFormatKeys.map((format, at) => (
    <Fragment key={format}>
      {at > 0 && ' · '}
      <a href={`/sites/exporter/${format}?${query}`} download>
        {fileFormats[format].label}
      </a>
    </Fragment>
  ));
}
