import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../identity/index.ts';
import { readMap } from '../../site/index.ts';
import { atFirst } from '../../site/pages/bounds.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { saveProject } from '../index.ts';
import { projectParts } from '../project/project.ts';
import type { Route } from './+types/new-project';
import { formChoices } from './form-choices.ts';
import { KeptForm } from './kept-form.tsx';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const [organisationId = ''] = organisationsWhere(carried.actor, 'project.edit');
    authorise(carried.actor, 'project.edit', { organisationId });
    const extent = (await readMap(carried, {}, 1)).extent ?? atFirst;
    const ground = { extent, baseMap: carried.baseMap, drawn: null };
    return { ...(await formChoices(carried, 'project.edit')), ground };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveProject(contextOf(context), Object.fromEntries(typedIn(form)));
    return redirect(`/veille/projets/${id}`);
  });
}

export default function NewProject({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Inscrire un projet – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/projets">Projets</Link>
      </p>
      <h1>Inscrire un projet</h1>
      <KeptForm
        {...loaderData}
        parts={projectParts}
        kept={undefined}
        answer={actionData}
        submit="Enregistrer le projet"
      />
    </div>
  );
}
