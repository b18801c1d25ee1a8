import { Form, Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { Field } from '../../web/components/form.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { readProjects } from '../index.ts';
import { projectStages, worksLabels } from '../project/project.ts';
import { screeningAnswers } from '../project/screening.rule.ts';
import type { Route } from './+types/projects';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const query = new URL(request.url).searchParams;
    const stage = query.get('stade') ?? '';
    const all = await readProjects(carried);
    const found = all.filter((project) => (stage ? project.stage === stage : project.open));
    const { rows, ...pages } = pageOf(found, query);
    return {
      stage,
      total: all.length,
      found: found.length,
      pages,
      projects: rows.map(({ regimes, places: _, ...project }) => ({
        ...project,
        regimes: regimes.map(({ label }) => label),
      })),
      mayAdd: organisationsWhere(carried.actor, 'project.edit').length > 0,
    };
  });
}

type Projects = Route.ComponentProps['loaderData']['projects'];

export default function ProjectsPage({ loaderData }: Route.ComponentProps) {
  const { projects, pages, found, total, stage, mayAdd } = loaderData;
  return (
    <div className="page">
      <title>Projets – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › Projets
      </p>
      <h1>Projets</h1>
      <p className="lead">Ce qui peut toucher le Bien{'\u00a0'}: où, sous quels régimes, qui consulter, pour quand.</p>
      <p className="row">
        {mayAdd && (
          <Link to="/veille/projets/nouveau" className="button main">
            Inscrire un projet
          </Link>
        )}
        <Link to="/veille/attributs">Attributs de la valeur universelle</Link>
      </p>
      {total === 0 ? (
        <EmptyState title="Aucun projet n’est suivi">
          <p>Inscrivez un projet dès son intention{'\u00a0'}: son contour dit les régimes qui s’appliquent.</p>
        </EmptyState>
      ) : (
        <>
          <Form method="get" className="watch-filters" key={stage}>
            <Field label="Stade">
              {(ids) => (
                <select {...ids} name="stade" defaultValue={stage}>
                  <option value="">En cours</option>
                  {Object.entries(projectStages).map(([code, label]) => (
                    <option key={code} value={code}>
                      {label}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <button type="submit">Filtrer</button>
          </Form>
          <p role="status">
            {printCount(found, 'projet')} sur {total}.
          </p>
          {projects.length > 0 && <Lines projects={projects} />}
          <PagesHere {...pages} />
        </>
      )}
    </div>
  );
}

const Lines = ({ projects }: { projects: Projects }) => (
  <div className="table-scroll">
    <table className="table-rows watch-table">
      <caption className="visually-hidden">Projets</caption>
      <ColumnHeads labels={['Projet', 'Stade', 'Régimes', 'Étude d’impact patrimonial', 'Avis attendus']} />
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <td>
              <Link to={`/veille/projets/${project.id}`}>{typeset(project.name)}</Link>
              <span className="watch-note">
                {[worksLabels[project.works], project.owner, project.communes.join(', ')].filter(Boolean).join(' · ')}
              </span>
            </td>
            <td data-label="Stade">{projectStages[project.stage]}</td>
            <td data-label="Régimes">{project.regimes.join(', ') || 'aucun connu'}</td>
            <td data-label="Étude d’impact">{screeningAnswers[project.screening.answer]}</td>
            <td data-label="Avis attendus">
              {project.awaited || 'aucun'}
              {project.nextDueOn && `, le ${printDate(project.nextDueOn)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
