import { Link, redirect } from 'react-router';
import { authorise, may } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { readAdvice, saveAdvice } from '../index.ts';
import { adviceParts } from '../project/project.ts';
import type { Route } from './+types/advice';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { project, advice } = await readAdvice(carried, params.id, params.advice);
    if (!advice) authorise(carried.actor, 'project.edit', project);
    const query = new URL(request.url).searchParams;
    const asked = {
      askedOf: query.get('a') ?? '',
      rule: query.get('delai') ?? '',
      receivedOn: todayOf(carried.effects),
    };
    const { people } = await formChoices(carried, 'project.edit', project.organisationId);
    return {
      project,
      people,
      kept: advice ? { values: advice.values, version: advice.row.version } : undefined,
      asked,
      mayEdit: may(carried.actor, 'project.edit', project),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await saveAdvice(contextOf(context), params.id, Object.fromEntries(typedIn(form)), params.advice);
    return redirect(`/veille/projets/${params.id}`);
  });
}

export default function AdvicePage({ loaderData, actionData }: Route.ComponentProps) {
  const { project, people, kept, asked, mayEdit } = loaderData;
  const title = kept ? `Avis, ${kept.values.askedOf}` : 'Demander un avis';
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille/projets">Projets</Link> ›{' '}
        <Link to={`/veille/projets/${project.id}`}>{typeset(project.name)}</Link>
      </p>
      <h1>{title}</h1>
      {mayEdit ? (
        <KeptForm
          parts={adviceParts}
          kept={kept}
          offered={asked}
          answer={actionData}
          people={people}
          submit="Enregistrer l’avis"
        />
      ) : (
        <KeptFacts parts={adviceParts} values={kept?.values ?? {}} />
      )}
    </div>
  );
}
