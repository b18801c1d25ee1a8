import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, listServices, organisationsWhere, personOf } from '../../identity/index.ts';
import { differences } from '../../kernel/differences.ts';
import { missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { ProtectedForm } from '../../web/components/form.tsx';
import { SideBySide } from '../../web/components/side-by-side.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, reading, typedIn, versionAfter } from '../../web/forms.ts';
import type { Action } from '../action/action.ts';
import { fieldName, formValuesOf, inputOf, placeOf } from '../action/action-form.ts';
import { actionWords } from '../action/action-words.ts';
import { findWords, listObjectives, listPlans, readActionToEdit, saveAction } from '../index.ts';
import { type ObjectiveNode, objectiveTree } from '../plan/plan.ts';
import type { Route } from './+types/edit-action';
import { ActionFields } from './action-fields.tsx';
import './programme.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const action = params.id ? await readActionToEdit(carried, params.id) : undefined;
    const ids = organisationsWhere(carried.actor, 'action.edit');
    const asked = new URL(request.url).searchParams.get('organisation');
    const organisationId = action?.organisationId ?? ids.find((id) => id === asked) ?? ids[0];
    if (!organisationId) authorise(carried.actor, 'action.edit', { organisationId: '' });
    const organisations = await listOrganisationNames(carried.db, ids);
    return { action, organisations, organisationId: organisationId ?? '', ...(await choices(carried, organisationId)) };
  });
}

async function choices({ db }: RequestContext, organisationId = '') {
  const services = (await listServices(db, organisationId)).map(({ id, name }) => ({ id, name }));
  const plans = await listPlans(db, organisationId);
  const places = await Promise.all(
    plans.map(async (plan) => ({
      name: plan.acronym ?? plan.title,
      places: [
        { value: placeOf(plan.id), name: `${plan.acronym ?? plan.title}, sans objectif` },
        ...placesUnder(plan.id, objectiveTree(await listObjectives(db, plan.id))),
      ],
    })),
  );
  return { services, places };
}

const placesUnder = (planId: string, nodes: ObjectiveNode[], depth = 0): { value: string; name: string }[] =>
  nodes.flatMap((node) => [
    {
      value: placeOf(planId, node.id),
      name: `${'\u00a0\u00a0'.repeat(depth)}${[node.number, node.title].filter(Boolean).join('. ')}`,
    },
    ...placesUnder(planId, node.children, depth + 1),
  ]);

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const values: FormValues = Object.fromEntries(typedIn(form));
    if (params.id && !values.version) throw missing('La version de départ');
    const organisationId = values.organisationId ?? '';
    authorise(carried.actor, 'work.read', { organisationId });
    const { territories = '', related = '', indicators = '', sites = '' } = values;
    const found = await findWords(carried, organisationId, { territories, related, indicators, sites });
    const input = inputOf(values, found);
    const { id } = await saveAction(carried, params.id ? { ...input, id: params.id } : input);
    return redirect(`/actions/${id}`);
  });
}

export default function EditAction({ loaderData, actionData }: Route.ComponentProps) {
  const { action, organisations, organisationId, services, places } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const facts: Record<string, unknown> = refused?.facts ?? {};
  const current = refused?.code === 'action_changed' ? (facts.current as Action) : undefined;
  const values: FormValues = refused?.kept ?? (action ? formValuesOf(action) : {});
  const title = action ? `Modifier l’action ${action.number}` : 'Ajouter une action';
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/travail/actions">Actions</Link>
        {action && (
          <>
            {' › '}
            <Link to={`/actions/${action.id}`}>{action.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {refused && <Refused refusal={refused.refusal} facts={facts} />}
      {current && <SideBySide differences={differencesFrom(loaderData, values, current)} />}
      {!action && organisations.length > 1 && <OtherOrganisations {...{ organisations, organisationId }} />}
      <ProtectedForm className="stack action-form" key={current?.version ?? organisationId}>
        <input type="hidden" name="organisationId" value={organisationId} />
        {action && <input type="hidden" name="version" value={versionAfter(refused, action.version)} />}
        <ActionFields values={values} services={services} places={places} />
        <div className="form-foot">
          <button type="submit" className="main">
            Enregistrer l’action
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}

function differencesFrom({ services, places }: Route.ComponentProps['loaderData'], mine: FormValues, theirs: Action) {
  const names = {
    leadServiceId: Object.fromEntries(services.map(({ id, name }) => [id, name])),
    place: Object.fromEntries(places.flatMap((plan) => plan.places.map(({ value, name }) => [value, name.trim()]))),
  };
  return differences(actionWords(mine, names), actionWords(formValuesOf(theirs), names));
}

function Refused({ refusal, facts }: { refusal: string; facts: Record<string, unknown> }) {
  const issues = Array.isArray(facts.issues) ? (facts.issues as { field: string; sentence: string }[]) : [];
  if (issues.length === 0) return <Notice tone="refused">{refusal}</Notice>;
  return (
    <Notice tone="refused">
      <p>Rien n’est perdu{'\u00a0'}: corrigez ceci, puis enregistrez à nouveau.</p>
      <ul>
        {issues.map(({ field, sentence }) => (
          <li key={`${field} ${sentence}`}>
            {fieldName(field)}
            {'\u00a0'}: {sentence}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function OtherOrganisations(props: { organisations: { id: string; name: string }[]; organisationId: string }) {
  return (
    <p className="row">
      Pour{'\u00a0'}:
      {props.organisations.map(({ id, name }) =>
        id === props.organisationId ? (
          <strong key={id}>{name}</strong>
        ) : (
          <Link key={id} to={`?organisation=${id}`}>
            {name}
          </Link>
        ),
      )}
    </p>
  );
}
