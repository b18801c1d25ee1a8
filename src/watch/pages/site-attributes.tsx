import { Link, redirect } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readAttributesToSay, setSiteAttributes } from '../index.ts';
import type { Route } from './+types/site-attributes';
import './condition.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readAttributesToSay(contextOf(context), params.id));

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const ids = (name: string) => form.getAll(name).map(String);
    const said = { siteId: params.id, attributeIds: ids('attribut'), read: ids('lu') };
    await setSiteAttributes(contextOf(context), said);
    return redirect(`/sites/${params.id}#valeur`);
  });
}

/** Which attributes of the value can be read at a place. */
export default function SiteAttributesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { name, attributes } = loaderData;
  return (
    <div className="page reading">
      <title>{`Attributs portés – ${name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link> › <Link to={`/sites/${params.id}`}>{name}</Link>
      </p>
      <h1>Attributs de la valeur universelle</h1>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {attributes.length === 0 ? (
        <EmptyState title="Aucun attribut n’est écrit">
          <p>
            Écrivez d’abord les <Link to="/veille/attributs">attributs de la valeur universelle</Link>.
          </p>
        </EmptyState>
      ) : (
        <ProtectedForm className="stack">
          {attributes.map(({ id, carried }) => carried && <input key={id} type="hidden" name="lu" value={id} />)}
          <fieldset className="choices">
            <legend>Ce site porte</legend>
            {attributes.map(({ id, label, carried }) => (
              <label key={id} className="choice">
                <input type="checkbox" name="attribut" value={id} defaultChecked={carried} />
                <span>{typeset(label)}</span>
              </label>
            ))}
          </fieldset>
          <div>
            <button type="submit" className="main">
              Enregistrer les attributs
            </button>
          </div>
        </ProtectedForm>
      )}
    </div>
  );
}
