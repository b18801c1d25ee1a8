import { Link, redirect } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { listSiteTypes } from '../../site/index.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { addPlacesTo, readAttribute, removePlaceFrom, renameAttribute } from '../index.ts';
import type { Route } from './+types/attribute';
import { AddSitesForm } from './add-sites-form.tsx';
import { filterIn } from './filter-in.ts';
import './condition.css';
import './watch.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const { places, ...read } = await readAttribute(contextOf(context), params.id);
    return {
      ...read,
      ...pageOf(places, new URL(request.url).searchParams),
      types: listSiteTypes().map(({ name, plural }) => ({ name, plural })),
    };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { id } = params;
  return answering(request, form, async () => {
    const carried = contextOf(context);
    const [label, removed] = [form.get('label'), form.get('retirer')];
    if (typeof label === 'string') await renameAttribute(carried, id, label);
    else if (typeof removed === 'string') await removePlaceFrom(carried, id, removed);
    else await addPlacesTo(carried, id, filterIn(form));
    return redirect(`/veille/attributs/${id}`);
  });
}

/** An attribute of the value: where it can be read, in what state those places are, which projects touch it. */
export default function AttributePage({ loaderData, actionData }: Route.ComponentProps) {
  const { attribute, rows, page, last, states, projects, types, mayEdit } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const label = typeset(attribute.label);
  return (
    <div className="page">
      <title>{`${label} – Attributs de la valeur universelle – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/attributs">Attributs de la valeur universelle</Link>
      </p>
      <h1>{label}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <section aria-labelledby="sites">
        <h2 id="sites">Sites qui le portent</h2>
        {rows.length === 0 ? (
          <EmptyState title="Aucun site ne le porte encore">
            <p>
              Les sites qui le portent le proposeront aux projets qui les touchent.
              {mayEdit && ' Ajoutez-les ci-dessous, par type ou par commune.'}
            </p>
          </EmptyState>
        ) : (
          <>
            <p>
              {printCount(attribute.places, 'site')}, {toldStates(states)}.
            </p>
            <CarrierTable {...loaderData} />
            <PagesHere page={page} last={last} anchor="sites" />
          </>
        )}
        {mayEdit && (
          <AddSitesForm
            types={types}
            kept={refused && !('label' in refused.kept) ? refused.kept : undefined}
            open={rows.length === 0}
          />
        )}
      </section>
      <section aria-labelledby="projets">
        <h2 id="projets">Projets qui le touchent</h2>
        {projects.length === 0 && <p>Aucune matrice d’impacts ne le coche.</p>}
        <ul>
          {projects.map(({ id, name, elements }) => (
            <li key={id}>
              <Link to={`/veille/projets/${id}`}>{typeset(name)}</Link>
              <span className="quiet-text">, {elements.join(', ').toLowerCase()}</span>
            </li>
          ))}
        </ul>
      </section>
      {mayEdit && <RenameForm label={refused?.kept.label ?? attribute.label} />}
    </div>
  );
}

/** "sans état relevé", "dernier état : bon, 5 ; moyen, 2" */
function toldStates(states: { state: string | null; places: number }[]): string {
  if (states.every(({ state }) => state === null)) return 'sans état relevé';
  const told = states.map(({ state, places }) => `${state?.toLowerCase() ?? 'jamais relevé'}, ${places}`);
  return `dernier état\u00a0: ${told.join('\u202f; ')}`;
}

function CarrierTable({ rows, mayEdit }: Pick<Route.ComponentProps['loaderData'], 'rows' | 'mayEdit'>) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Sites qui portent cet attribut</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col">Commune</th>
            <th scope="col">Type</th>
            <th scope="col">Dernier état</th>
            {mayEdit && <th scope="col">Liste</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, commune, typeLabel, state, observedOn }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/sites/${id}`}>{name}</Link>
              </th>
              <td data-label="Commune">{commune ?? 'inconnue'}</td>
              <td data-label="Type">{typeLabel}</td>
              <td data-label="Dernier état">
                {state && observedOn ? (
                  `${state}, ${printDate(observedOn)}`
                ) : (
                  <span className="quiet-text">jamais relevé</span>
                )}
              </td>
              {mayEdit && (
                <td>
                  <ProtectedForm>
                    <button type="submit" name="retirer" value={id} className="quiet">
                      Retirer<span className="visually-hidden"> {name} de cet attribut</span>
                    </button>
                  </ProtectedForm>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RenameForm({ label }: { label: string }) {
  return (
    <details className="add-places">
      <summary>Renommer cet attribut</summary>
      <ProtectedForm className="stack narrow">
        <Field label="Ses mots" hint="Ses sites et les matrices des projets suivent.">
          {(ids) => <input {...ids} name="label" required maxLength={200} defaultValue={label} />}
        </Field>
        <div>
          <button type="submit">Renommer</button>
        </div>
      </ProtectedForm>
    </details>
  );
}
