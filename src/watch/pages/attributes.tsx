import { Link, redirect } from 'react-router';
import { listOrganisationNames, may, organisationsWhere, personOf } from '../../identity/index.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readAttributes, saveAttributes } from '../index.ts';
import type { Route } from './+types/attributes';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const ids = organisationsWhere(carried.actor, 'work.read');
    const organisations = await listOrganisationNames(carried.db, ids);
    return Promise.all(
      organisations.map(async ({ id, name }) => ({
        id,
        name,
        labels: await readAttributes(carried, id),
        mayEdit: may(carried.actor, 'attribute.edit', { organisationId: id }),
      })),
    );
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await saveAttributes(contextOf(context), String(form.get('organisationId')), String(form.get('labels') ?? ''));
    return redirect('/veille/attributs');
  });
}

/** The attributes that carry the Outstanding Universal Value, in the words of the property's manager. */
export default function AttributesPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="page reading">
      <title>Attributs de la valeur universelle – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/projets">Projets</Link>
      </p>
      <h1>Attributs de la valeur universelle</h1>
      <p>
        Ce qui porte la valeur universelle exceptionnelle du Bien{'\u00a0'}: les colonnes de la matrice des impacts.
      </p>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {loaderData.length === 0 && <EmptyState title="Vous ne travaillez dans aucune organisation" />}
      {loaderData.map(({ id, name, labels, mayEdit }) => (
        <section key={id}>
          <h2>{name}</h2>
          {mayEdit ? (
            <ProtectedForm className="stack">
              <input type="hidden" name="organisationId" value={id} />
              <Field label="Attributs" hint="Un par ligne.">
                {(ids) => <textarea {...ids} name="labels" rows={8} defaultValue={labels.join('\n')} />}
              </Field>
              <div>
                <button type="submit" className="main">
                  Enregistrer les attributs
                </button>
              </div>
            </ProtectedForm>
          ) : labels.length > 0 ? (
            <ul>
              {labels.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          ) : (
            <p>Aucun attribut n’est écrit.</p>
          )}
        </section>
      ))}
    </div>
  );
}
