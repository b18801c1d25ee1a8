import { Link, redirect } from 'react-router';
import { authorise, may, organisationsWhere, personOf } from '../../identity/index.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { endangeredParts } from '../endangered/endangered.ts';
import { readEndangered, saveEndangered } from '../index.ts';
import type { Route } from './+types/endangered';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm, Opening } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const file = params.id ? await readEndangered(carried, params.id) : undefined;
    const organisationId = file?.row.organisationId ?? organisationsWhere(carried.actor, 'endangered.edit')[0] ?? '';
    if (!file) authorise(carried.actor, 'endangered.edit', { organisationId });
    return {
      file,
      mayEdit: may(carried.actor, 'endangered.edit', { organisationId }),
      ...(await formChoices(carried, 'endangered.edit', file && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveEndangered(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/veille/en-peril/${id}`);
  });
}

export default function EndangeredPage({ loaderData, actionData }: Route.ComponentProps) {
  const { file, mayEdit, organisations, people } = loaderData;
  const title = file ? (file.values.name ?? '') : 'Ouvrir un dossier de péril';
  const form = (
    <KeptForm
      parts={endangeredParts}
      kept={file && { values: file.values, version: file.row.version }}
      answer={actionData}
      organisations={file ? [] : organisations}
      people={people}
      submit="Enregistrer le dossier"
    />
  );
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/en-peril">En péril</Link>
      </p>
      <h1>{title}</h1>
      {file ? (
        <>
          {file.siteId && (
            <p>
              <Link to={`/sites/${file.siteId}`}>Le site dans le registre</Link>
            </p>
          )}
          {file.due?.on && (
            <p>
              {file.due.because}{' '}
              <span className="quiet-text">
                {file.due.source}
                {!file.due.verified && ', non relu'}
              </span>
            </p>
          )}
          <KeptFacts parts={endangeredParts} values={file.values} without={['name']} />
          {mayEdit && (
            <Opening summary="Modifier le dossier" answer={actionData}>
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
