import { Link, redirect } from 'react-router';
import { authorise } from '../../identity/index.ts';
import { printFirst } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readProject, saveMatrix } from '../index.ts';
import type { Route } from './+types/matrix';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { row, project, elements, attributes, touched, impacts } = await readProject(carried, params.id);
    authorise(carried.actor, 'project.edit', row);
    return { id: row.id, name: project.name, elements, attributes, touched, impacts };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await saveMatrix(contextOf(context), params.id, form.getAll('cell').map(String));
    return redirect(`/veille/projets/${params.id}`);
  });
}

/** What of the action touches what of the value: ticked cells become impacts to evaluate. */
export default function MatrixPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, name, elements, attributes, touched, impacts } = loaderData;
  const proposed = new Set(impacts.length === 0 ? touched.map(({ label }) => label) : []);
  const ticked = (element: string, attribute: string) =>
    proposed.has(attribute) || impacts.some((impact) => impact.element === element && impact.attribute === attribute);
  return (
    <div className="page">
      <title>{`Matrice, ${typeset(name)} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille/projets">Projets</Link> › <Link to={`/veille/projets/${id}`}>{typeset(name)}</Link>
      </p>
      <h1>Matrice des impacts</h1>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {elements.length === 0 || attributes.length === 0 ? (
        <EmptyState title="La matrice attend ses lignes et ses colonnes">
          <p>
            Écrivez les éléments de l’action dans <Link to={`/veille/projets/${id}`}>le projet</Link>, et les{' '}
            <Link to="/veille/attributs">attributs de la valeur universelle</Link>.
          </p>
        </EmptyState>
      ) : (
        <ProtectedForm>
          <p>Cochez ce que chaque élément peut toucher. Une case déjà évaluée reste, même décochée.</p>
          {proposed.size > 0 && (
            <Notice tone="waiting">
              Les attributs que portent les sites touchés sont cochés d’avance{'\u00a0'}: décochez ce qui ne peut pas
              l’être. Rien n’est gardé avant l’enregistrement.
            </Notice>
          )}
          <div className="table-scroll">
            <table>
              <caption className="visually-hidden">Éléments de l’action par attributs</caption>
              <thead>
                <tr>
                  <th scope="col">Élément de l’action</th>
                  {attributes.map((attribute) => (
                    <th scope="col" key={attribute}>
                      {typeset(attribute)}
                      <TouchedThrough places={touched.find(({ label }) => label === attribute)?.places ?? []} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {elements.map((element, at) => (
                  <tr key={element}>
                    <th scope="row">{element}</th>
                    {attributes.map((attribute) => (
                      <td key={attribute}>
                        <input
                          type="checkbox"
                          name="cell"
                          value={`${at}|${attribute}`}
                          aria-label={`${element}, ${attribute}`}
                          defaultChecked={ticked(element, attribute)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="form-foot">
            <button type="submit" className="main">
              Enregistrer la matrice
            </button>
          </p>
        </ProtectedForm>
      )}
    </div>
  );
}

/** The places through which an attribute is touched: the first ones. */
function TouchedThrough({ places }: { places: { name: string; seen: boolean }[] }) {
  if (places.length === 0) return null;
  const names = places.map(({ name, seen }) => (seen ? `${name} (vue)` : name));
  return <span className="watch-note">{printFirst(names, 3)}</span>;
}
