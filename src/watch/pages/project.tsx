import { Link, redirect } from 'react-router';
import { may } from '../../identity/index.ts';
import { printFirst } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { readMap } from '../../site/index.ts';
import { atFirst, boundsOf } from '../../site/pages/bounds.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { readProject, saveProject } from '../index.ts';
import { projectParts } from '../project/project.ts';
import { screeningAnswers } from '../project/screening.rule.ts';
import type { Route } from './+types/project';
import { formChoices } from './form-choices.ts';
import { ImpactMatrix } from './impact-matrix.tsx';
import { KeptFacts, KeptForm, Opening } from './kept-form.tsx';
import { AdviceList, RegimeList } from './project-parts.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const project = await readProject(carried, params.id);
    const { people } = await formChoices(carried, 'project.edit', project.row.organisationId);
    const shape = project.drawn ? (JSON.parse(project.drawn) as { coordinates?: unknown }) : null;
    const extent = boundsOf(shape?.coordinates) ?? (await readMap(carried, {}, 1)).extent ?? atFirst;
    const ground = { extent, baseMap: carried.baseMap, drawn: project.drawn };
    return { ...project, ground, people, mayEdit: may(carried.actor, 'project.edit', project.row) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await saveProject(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/veille/projets/${params.id}`);
  });
}

export default function ProjectPage({ loaderData, actionData }: Route.ComponentProps) {
  const { row, values, project, people, mayEdit, advice, today } = loaderData;
  const title = typeset(project.name);
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/projets">Projets</Link>
      </p>
      <h1>{title}</h1>
      <KeptFacts
        parts={projectParts}
        values={values}
        without={['name', 'outline', 'communes', 'elements', 'conclusion']}
      />
      {project.communes.length > 0 && (
        <p>
          Communes{'\u00a0'}: {project.communes.join(', ')}.
        </p>
      )}
      <section>
        <h2>Régimes et personnes à consulter</h2>
        <RegimeList regimes={project.regimes} projectId={row.id} mayEdit={mayEdit} located={project.located} />
        {project.places.length > 0 && (
          <p>
            Sites du registre touchés{'\u00a0'}:{' '}
            {project.places.slice(0, 12).map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to={`/sites/${id}`}>{name}</Link>
              </span>
            ))}
            {project.places.length > 12 && ` et ${project.places.length - 12} autres`}.
          </p>
        )}
      </section>
      <section>
        <h2>Faut-il une étude d’impact patrimonial{'\u202f'}?</h2>
        <p>
          <strong>{screeningAnswers[project.screening.answer]}.</strong>
        </p>
        <ul>
          {project.screening.reasons.map((reason) => (
            <li key={reason}>{typeset(reason)}</li>
          ))}
        </ul>
        <p className="quiet-text">
          Orientations devant guider la mise en œuvre de la Convention, paragraphes 118 bis et 172 (non relus){'\u202f'}
          ; les seuils de hauteur sont un usage de la maison.
        </p>
      </section>
      <section>
        <h2>Avis</h2>
        <AdviceList advice={advice} today={today} projectId={row.id} mayEdit={mayEdit} />
      </section>
      <section>
        <h2>Impacts sur la valeur universelle</h2>
        {loaderData.touched.length > 0 && (
          <p>
            Attributs que portent les sites touchés, ou vus des parvis{'\u00a0'}:{' '}
            {loaderData.touched
              .map(
                ({ label, places }) =>
                  `${typeset(label)} (${printFirst(
                    places.map((place) => place.name),
                    4,
                  )})`,
              )
              .join('\u202f; ')}
            .
          </p>
        )}
        <ImpactMatrix {...loaderData} projectId={row.id} />
        {values.conclusion && <p className="prose">{values.conclusion}</p>}
      </section>
      {mayEdit && (
        <Opening summary="Modifier le projet" answer={actionData}>
          <KeptForm
            parts={projectParts}
            kept={{ values, version: row.version }}
            answer={actionData}
            people={people}
            ground={loaderData.ground}
            submit="Enregistrer le projet"
          />
        </Opening>
      )}
    </div>
  );
}
