import { Link, redirect } from 'react-router';
import { managedOrganisation } from '../../identity/pages/managed-organisation.ts';
import { printInstant } from '../../kernel/french.ts';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { listConnectors } from '../connector/connector.sql.ts';
import { type KindName, kindLabels, kindNames, rhythmLabels, rhythms } from '../connector/connector.ts';
import { declareConnector } from '../connector/keep-connector.ts';
import type { Route } from './+types/connectors';
import { ConnectorForm } from './connector-form.tsx';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const { id, name, slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const sources = await listConnectors(world.db, id);
    const told = sources.map(({ ranAt, ...source }) => ({ ...source, ranAt: ranAt ? printInstant(ranAt) : null }));
    return {
      organisation: { name, slug },
      sources: told,
      kind: kindIn(new URL(request.url).searchParams.get('genre')),
    };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const { id, slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const rhythm = rhythms.find((each) => each === text('rhythm')) ?? 'daily';
    const kind = kindIn(text('kind'));
    const columns = { commune: text('commune'), period: text('period'), value: text('value') };
    const connectorId = await declareConnector(
      world,
      {
        ...{ organisationId: id, kind, rhythm, name: text('name'), address: text('address') },
        settings: kind === 'values' ? { indicator: text('indicator'), ...columns } : { token: text('token') },
      },
      world,
    );
    const address = `/administration/organisations/${slug}/sources/${connectorId}`;
    return redirect(kind === 'values' ? address : `${address}/${columnsPage[kind]}`);
  });
}

/** Where a source is understood before it is read. */
const columnsPage = { places: 'colonnes', collection: 'colonnes', records: 'donnees' };

const kindIn = (name: string | null): KindName => kindNames.find((kind) => kind === name) ?? 'values';

export default function Connectors({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, sources, kind } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="side-by-side">
      <title>{`Sources suivies – ${organisation.name} – Carreau`}</title>
      <div>
        <h2>Sources suivies</h2>
        {refused && <Notice tone="refused">{refused.refusal}</Notice>}
        {sources.length === 0 ? (
          <EmptyState title="Aucune source pour l’instant">
            <p>
              Des valeurs, un registre de sites, à une adresse, par exemple de data.gouv.fr, sont relus à leur rythme.
              Ce que personne n’avait dit est repris&nbsp;; ce qui est dit autrement que chez vous attend votre choix.
            </p>
          </EmptyState>
        ) : (
          <SourceTable base={`/administration/organisations/${organisation.slug}/sources`} sources={sources} />
        )}
      </div>
      <aside>
        <h2>Suivre une source</h2>
        <ConnectorForm kind={kind} kept={refused?.kept ?? {}} />
      </aside>
    </div>
  );
}

interface TableProps {
  base: string;
  sources: Route.ComponentProps['loaderData']['sources'];
}

const SourceTable = ({ base, sources }: TableProps) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Sources suivies</caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Rythme</th>
          <th scope="col">Dernière lecture</th>
          <th scope="col" className="number">
            À trancher
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ id, name, kind, rhythm, stopped, ranAt, said, waiting }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`${base}/${id}`}>{name}</Link>
              <br />
              <span className="quiet-text">{kindLabels[kind]}</span>
            </th>
            <td data-label="Rythme">{stopped ? 'arrêtée' : rhythmLabels[rhythm]}</td>
            <td data-label="Dernière lecture">{ranAt ? `${ranAt}. ${said}` : 'pas encore lue'}</td>
            <td data-label="À trancher" className="number">
              {waiting}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
