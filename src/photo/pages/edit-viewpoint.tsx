import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere, personOf } from '../../identity/index.ts';
import { readSite } from '../../site/index.ts';
import { formChoices } from '../../watch/pages/form-choices.ts';
import { KeptForm } from '../../watch/pages/kept-form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { readViewpointToEdit, saveViewpoint } from '../index.ts';
import { viewpointParts } from '../viewpoint/viewpoint.ts';
import type { Route } from './+types/edit-viewpoint';
import '../../watch/pages/watch.css';

const verb = 'viewpoint.edit';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const kept = params.id ? await readViewpointToEdit(carried, params.id) : undefined;
    const organisationId = kept?.row.organisationId ?? organisationsWhere(carried.actor, verb)[0] ?? '';
    authorise(carried.actor, verb, { organisationId });
    const siteId = new URL(request.url).searchParams.get('site');
    const shown = siteId && !kept ? (await readSite(carried, siteId)).site.name : '';
    return { kept, shown, ...(await formChoices(carried, verb, kept && organisationId)) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveViewpoint(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/photographies/${id}`);
  });
}

export default function EditViewpointPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kept, shown, organisations, people } = loaderData;
  const title = kept ? `Modifier\u00a0: ${kept.values.title}` : 'Ajouter un point de vue';
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/photographies">Points de vue photographiés</Link>
        {kept && (
          <>
            {' › '}
            <Link to={`/photographies/${kept.row.id}`}>{kept.values.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <KeptForm
        parts={viewpointParts}
        kept={kept && { values: kept.values, version: kept.row.version }}
        offered={{ shows: shown, licence: 'lo-2.0' }}
        answer={actionData}
        organisations={kept ? [] : organisations}
        people={people}
        submit="Enregistrer le point de vue"
      />
    </div>
  );
}
