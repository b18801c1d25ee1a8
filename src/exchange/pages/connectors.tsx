import { Link, redirect } from 'react-router';
import { managedOrganisation } from '../../identity/pages/managed-organisation.ts';
import { printInstant } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, type Refusal, reading } from '../../web/forms.ts';
import { listConnectors } from '../connector/connector.sql.ts';
import { rhythmLabels, rhythms } from '../connector/connector.ts';
import { declareConnector } from '../connector/keep-connector.ts';
import type { Route } from './+types/connectors';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const { id, name, slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const sources = await listConnectors(world.db, id);
    const told = sources.map(({ ranAt, ...source }) => ({ ...source, ranAt: ranAt ? printInstant(ranAt) : null }));
    return { organisation: { name, slug }, sources: told };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const { id, slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const rhythm = rhythms.find((each) => each === text('rhythm')) ?? 'daily';
    const connectorId = await declareConnector(
      world,
      {
        ...{ organisationId: id, rhythm, name: text('name'), address: text('address') },
        ...{ indicatorCode: text('indicator'), communeColumn: text('commune') },
        ...{ periodColumn: text('period'), valueColumn: text('value') },
      },
      world,
    );
    return redirect(`/administration/organisations/${slug}/sources/${connectorId}`);
  });
}

export default function Connectors({ loaderData: { organisation, sources }, actionData }: Route.ComponentProps) {
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
              Un fichier de valeurs à une adresse, par exemple de data.gouv.fr, est relu à son rythme. Ce qu’il apporte
              est ajouté&nbsp;; ce qu’il dit autrement que vous attend votre choix.
            </p>
          </EmptyState>
        ) : (
          <SourceTable base={`/administration/organisations/${organisation.slug}/sources`} sources={sources} />
        )}
      </div>
      <aside>
        <h2>Suivre une source</h2>
        <SourceForm kept={refused?.kept ?? {}} />
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
        {sources.map(({ id, name, rhythm, stopped, ranAt, said, waiting }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`${base}/${id}`}>{name}</Link>
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

function SourceForm({ kept }: { kept: Refusal['kept'] }) {
  return (
    <ProtectedForm className="stack">
      <Field label="Nom">
        {(ids) => <input {...ids} name="name" defaultValue={kept.name} required maxLength={120} />}
      </Field>
      <Field label="Adresse du fichier" hint="Un CSV ou un classeur, ouvert à tous, par https.">
        {(ids) => <input {...ids} type="url" name="address" defaultValue={kept.address} required maxLength={2000} />}
      </Field>
      <Field label="Code de l’indicateur" hint="Celui dont le fichier donne les valeurs.">
        {(ids) => <input {...ids} name="indicator" defaultValue={kept.indicator} required maxLength={60} />}
      </Field>
      <Field label="Colonne de l’année" hint="Son titre, tel qu’il est dans le fichier.">
        {(ids) => <input {...ids} name="period" defaultValue={kept.period} required maxLength={200} />}
      </Field>
      <Field label="Colonne de la valeur">
        {(ids) => <input {...ids} name="value" defaultValue={kept.value} required maxLength={200} />}
      </Field>
      <Field label="Colonne du code Insee" hint="Vide si les valeurs sont celles de tout le territoire.">
        {(ids) => <input {...ids} name="commune" defaultValue={kept.commune} maxLength={200} />}
      </Field>
      <Field label="Relue">
        {(ids) => (
          <select {...ids} name="rhythm" defaultValue={kept.rhythm ?? 'daily'}>
            {rhythms.map((rhythm) => (
              <option key={rhythm} value={rhythm}>
                {rhythmLabels[rhythm]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div>
        <button type="submit" className="main">
          Suivre cette source
        </button>
      </div>
    </ProtectedForm>
  );
}
