import { Link, redirect } from 'react-router';
import { authorise, may, organisationsWhere, personOf } from '../../identity/index.ts';
import { printDate } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { bodyParts } from '../governance/governance.ts';
import { readBody, saveBody } from '../index.ts';
import type { Route } from './+types/body';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm, Opening } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const body = params.id ? await readBody(carried, params.id) : undefined;
    const organisationId = body?.row.organisationId ?? organisationsWhere(carried.actor, 'governance.edit')[0] ?? '';
    if (!body) authorise(carried.actor, 'governance.edit', { organisationId });
    return {
      body,
      mayEdit: may(carried.actor, 'governance.edit', { organisationId }),
      ...(await formChoices(carried, 'governance.edit', body && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveBody(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/veille/instances/${id}`);
  });
}

export default function BodyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { body, mayEdit, organisations, people } = loaderData;
  const title = body ? (body.values.name ?? '') : 'Ajouter une instance';
  const form = (
    <KeptForm
      parts={bodyParts}
      kept={body && { values: body.values, version: body.row.version }}
      answer={actionData}
      organisations={body ? [] : organisations}
      people={people}
      submit="Enregistrer l’instance"
    />
  );
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/instances">Instances</Link>
      </p>
      <h1>{title}</h1>
      {body ? (
        <>
          <KeptFacts parts={bodyParts} values={body.values} without={['name']} />
          <Meetings body={body} mayEdit={mayEdit} />
          {mayEdit && (
            <Opening summary="Modifier l’instance" answer={actionData}>
              {form}
            </Opening>
          )}
        </>
      ) : (
        form
      )}
    </div>
  );
}

type Body = NonNullable<Route.ComponentProps['loaderData']['body']>;

const Meetings = ({ body: { row, meetings, today }, mayEdit }: { body: Body; mayEdit: boolean }) => (
  <section>
    <h2>Réunions</h2>
    {mayEdit && (
      <p>
        <Link to={`/veille/instances/${row.id}/reunions/nouvelle`} className="button">
          Ajouter une réunion
        </Link>
      </p>
    )}
    {meetings.length === 0 ? (
      <p>Cette instance ne s’est pas encore réunie.</p>
    ) : (
      <table className="table-rows watch-table">
        <caption className="visually-hidden">Réunions</caption>
        <thead>
          <tr>
            <th scope="col">Réunion</th>
            <th scope="col">Lieu</th>
            <th scope="col">Décisions</th>
            <th scope="col">Relevé</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ id, heldOn, place, decisions, minutesOn }) => (
            <tr key={id}>
              <td>
                <Link to={`/veille/reunions/${id}`}>{printDate(heldOn)}</Link>
                {heldOn > today && <span className="watch-note">convoquée</span>}
              </td>
              <td data-label="Lieu">{place || 'non dit'}</td>
              <td data-label="Décisions">{Number(decisions) || 'aucune'}</td>
              <td data-label="Relevé">{minutesOn ? `envoyé le ${printDate(minutesOn)}` : 'non envoyé'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
