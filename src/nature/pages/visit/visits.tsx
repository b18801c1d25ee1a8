import { Form, Link } from 'react-router';
import { printCount, printDate } from '../../../kernel/french.ts';
import { ChoiceField } from '../../../web/components/choice-field.tsx';
import { GeneratedBadge } from '../../../web/components/generated-badge.tsx';
import { EmptyState } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { listProtocols, listVisits, noteRecords, readVisitDatasets } from '../../index.ts';
import type { Route } from './+types/visits';
import '../../../watch/pages/watch.css';
import './visit.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => query.get(name) ?? '';
  const [dateFrom, id] = asked('apres').split('_');
  return reading(request, async () => {
    const listed = await listVisits(carried, {
      datasetId: asked('jeu') || undefined,
      siteId: asked('site') || undefined,
      protocol: asked('protocole') || undefined,
      after: dateFrom && id ? { dateFrom, id } : undefined,
    });
    await noteRecords(carried, listed.visits);
    return {
      ...listed,
      protocols: listProtocols().map(({ name, label }) => ({ id: name, name: label })),
      datasets: await readVisitDatasets(carried),
      asked: { jeu: asked('jeu'), protocole: asked('protocole'), site: asked('site') },
    };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** Visits, latest first, of a dataset, a protocol or a site. */
export default function VisitsPage({ loaderData }: Route.ComponentProps) {
  const { visits, next, maySave, asked } = loaderData;
  return (
    <div className="page">
      <title>Visites naturalistes – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link>
      </p>
      <h1>Visites naturalistes</h1>
      <p className="row">
        {maySave && (
          <Link className="button main" to="/nature/visites/nouvelle">
            Saisir une visite
          </Link>
        )}
        <Link to="/nature/protocoles">Protocoles et leurs résultats</Link>
      </p>
      <Filters {...loaderData} />
      {visits.length === 0 ? (
        <EmptyState title="Aucune visite">
          <p>Ici seront les passages, séances et sorties, avec ce que chacun a donné.</p>
        </EmptyState>
      ) : (
        <VisitTable visits={visits} protocols={loaderData.protocols} />
      )}
      {next && (
        <p>
          <Link to={`?${new URLSearchParams({ ...asked, apres: `${next.dateFrom}_${next.id}` })}`}>
            Visites plus anciennes
          </Link>
        </p>
      )}
    </div>
  );
}

const all = { id: '', name: 'Tous' };

const Filters = ({ asked, protocols, datasets }: Loaded) => (
  <Form method="get" className="watch-filters" key={`${asked.jeu} ${asked.protocole}`}>
    <ChoiceField label="Protocole" name="protocole" chosen={asked.protocole} choices={[all, ...protocols]} />
    <ChoiceField label="Jeu de données" name="jeu" chosen={asked.jeu} choices={[all, ...datasets]} />
    {asked.site && <input type="hidden" name="site" value={asked.site} />}
    <button type="submit">Filtrer</button>
  </Form>
);

const VisitTable = ({ visits, protocols }: Pick<Loaded, 'visits' | 'protocols'>) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Visites</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Lieu</th>
          <th scope="col">Protocole</th>
          <th scope="col">Observateurs</th>
          <th scope="col" className="number">
            Données
          </th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td data-label="Date">
              <Link to={`/nature/visites/${visit.id}`}>{printDate(visit.dateFrom)}</Link>
            </td>
            <td data-label="Lieu">
              <span>
                {visit.place || 'Point'} {visit.generated && <GeneratedBadge />}
              </span>
            </td>
            <td data-label="Protocole">
              {protocols.find(({ id }) => id === visit.protocol)?.name ?? 'Sans protocole'}
            </td>
            <td data-label="Observateurs">{visit.observers.join(', ')}</td>
            <td data-label="Données" className="number">
              {visit.done ? counted(visit) : 'non faite'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const counted = ({ records, positives }: { records: number; positives: number }): string =>
  positives === records ? String(records) : `${records}, dont ${printCount(positives, 'positive')}`;
