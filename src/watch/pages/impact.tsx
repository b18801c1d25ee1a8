import { Link, redirect } from 'react-router';
import { may } from '../../identity/index.ts';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { readImpact, saveImpact } from '../index.ts';
import { impactParts } from '../project/project.ts';
import type { Route } from './+types/impact';
import { KeptFacts, KeptForm } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { row, values, project } = await readImpact(carried, params.id);
    return {
      values,
      project,
      version: row.version,
      element: String(row.element),
      attribute: String(row.attribute),
      mayEdit: may(carried.actor, 'project.edit', row),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    await saveImpact(carried, params.id, Object.fromEntries(typedIn(form)));
    const { project } = await readImpact(carried, params.id);
    return redirect(`/veille/projets/${project.id}`);
  });
}

export default function ImpactPage({ loaderData, actionData }: Route.ComponentProps) {
  const { values, version, project, element, attribute, mayEdit } = loaderData;
  return (
    <div className="page">
      <title>{`Impact, ${element} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille/projets">Projets</Link> ›{' '}
        <Link to={`/veille/projets/${project.id}`}>{typeset(project.name)}</Link>
      </p>
      <h1>{typeset(element)}</h1>
      <p className="lead">
        Attribut touché{'\u00a0'}: {attribute}
      </p>
      {mayEdit ? (
        <KeptForm
          parts={impactParts}
          kept={{ values, version }}
          answer={actionData}
          people={[]}
          submit="Enregistrer l’évaluation"
        />
      ) : (
        <KeptFacts parts={impactParts} values={values} />
      )}
      <p className="quiet-text">
        Les noms des niveaux sont donnés de mémoire{'\u00a0'}: Guide et outils pour les études d’impact dans un contexte
        de patrimoine mondial (2022), et guide de l’ICOMOS (2011). Ne mêlez pas les deux échelles dans un dossier.
      </p>
    </div>
  );
}
