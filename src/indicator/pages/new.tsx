import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, listServices, organisationsWhere } from '../../identity/index.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { countFirst, defineIndicator, findModel, listModels, listOfferedSources } from '../index.ts';
import type { Route } from './+types/new';
import { keptCounting } from './counting-fields.ts';
import { readDefinition, valuesOf } from './definition-fields.ts';
import { DefinitionForm } from './definition-form.tsx';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const mine = organisationsWhere(actor, 'indicator.define');
    const query = new URL(request.url).searchParams;
    const asked = query.get('organisation');
    const organisationId = asked && mine.includes(asked) ? asked : (mine[0] ?? '');
    authorise(actor, 'indicator.define', { organisationId });
    const organisations = await listOrganisationNames(db, mine);
    return {
      organisationId,
      organisations,
      services: await listServices(db, organisationId),
      sources: listOfferedSources(),
      model: findModel(query.get('modele')) ?? null,
      models: listModels().map(({ code, label }) => ({ code, label })),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const organisationId = String(form.get('organisationId'));
    const { id } = await defineIndicator(contextOf(context), { organisationId, ...readDefinition(form) });
    await countFirst(contextOf(context), id);
    return redirect(`/indicateurs/${id}`);
  });
}

export default function NewIndicator({ loaderData, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  const { organisationId, organisations, services, sources, model, models } = loaderData;
  const values = refused?.kept ?? (model ? valuesOf({ ...model, counting: null }) : {});
  const counting = refused ? keptCounting(refused.keptLists) : (model?.counting ?? null);
  return (
    <div className="page reading">
      <title>Définir un indicateur – Carreau</title>
      <h1>Définir un indicateur</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {organisations.length > 1 && (
        <form method="get" className="filters">
          <ChoiceField label="Organisation" name="organisation" choices={organisations} chosen={organisationId} />
          <button type="submit">Choisir</button>
        </form>
      )}
      <details className="models" open={model !== null}>
        <summary>Partir d’un comptage tout prêt</summary>
        <ul>
          {models.map(({ code, label }) => (
            <li key={code}>
              <Link to={`?${new URLSearchParams({ organisation: organisationId, modele: code })}`} preventScrollReset>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      <ProtectedForm className="stack">
        <input type="hidden" name="organisationId" value={organisationId} />
        <DefinitionForm key={model?.code} {...{ values, services, sources, counting }} />
        <div className="row">
          <button type="submit" className="main">
            Définir l’indicateur
          </button>
          <Link to="/indicateurs">Annuler</Link>
        </div>
      </ProtectedForm>
    </div>
  );
}
