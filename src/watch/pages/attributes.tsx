import { Link, redirect } from 'react-router';
import { personOf } from '../../identity/index.ts';
import { printNumber } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readAttributeLists, saveAttributes } from '../index.ts';
import type { Route } from './+types/attributes';
import './condition.css';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    return readAttributeLists(carried);
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const typed = (name: string) => String(form.get(name) ?? '');
    const said = { organisationId: typed('organisationId'), text: typed('labels'), read: typed('read') };
    await saveAttributes(contextOf(context), said);
    return redirect('/veille/attributs');
  });
}

/** The attributes that carry the Outstanding Universal Value, in the words of the property's manager. */
export default function AttributesPage({ loaderData, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page reading">
      <title>Attributs de la valeur universelle – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/projets">Projets</Link>
      </p>
      <h1>Attributs de la valeur universelle</h1>
      <p>
        Ce qui porte la valeur universelle exceptionnelle du Bien{'\u00a0'}: les colonnes de la matrice des impacts, et
        les sites où chacun se lit.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {loaderData.length === 0 && <EmptyState title="Vous ne travaillez dans aucune organisation" />}
      {loaderData.map(({ id, name, attributes, mayEdit }) => (
        <section key={id}>
          <h2>{name}</h2>
          <AttributeTable attributes={attributes} />
          {mayEdit && <ListForm organisationId={id} attributes={attributes} kept={keptOf(refused, id)} />}
        </section>
      ))}
    </div>
  );
}

type List = Route.ComponentProps['loaderData'][number];
type Refused = { kept: Record<string, string> } | undefined;

const keptOf = (refused: Refused, organisationId: string): string | undefined =>
  refused?.kept.organisationId === organisationId ? refused.kept.labels : undefined;

function AttributeTable({ attributes }: Pick<List, 'attributes'>) {
  if (attributes.length === 0) return <p>Aucun attribut n’est écrit.</p>;
  return (
    <table className="table-rows">
      <caption className="visually-hidden">Attributs et sites qui les portent</caption>
      <thead>
        <tr>
          <th scope="col">Attribut</th>
          <th scope="col" className="number">
            Sites qui le portent
          </th>
        </tr>
      </thead>
      <tbody>
        {attributes.map(({ id, label, places }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/veille/attributs/${id}`}>{typeset(label)}</Link>
            </th>
            <td className="number" data-label="Sites qui le portent">
              {printNumber(String(places))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ListForm(props: { organisationId: string; attributes: List['attributes']; kept: string | undefined }) {
  const { organisationId, attributes, kept } = props;
  const list = attributes.map(({ label }) => label).join('\n');
  return (
    <details className="add-places" open={kept !== undefined || attributes.length === 0}>
      <summary>Modifier la liste</summary>
      <ProtectedForm className="stack">
        <input type="hidden" name="organisationId" value={organisationId} />
        <textarea hidden readOnly name="read" value={list} />
        <Field label="Attributs" hint="Un par ligne, dans l’ordre de la matrice. Pour en renommer un, ouvrez sa page.">
          {(ids) => <textarea {...ids} name="labels" rows={8} defaultValue={kept ?? list} />}
        </Field>
        <div>
          <button type="submit">Enregistrer les attributs</button>
        </div>
      </ProtectedForm>
    </details>
  );
}
