import { Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere, personOf } from '../../identity/index.ts';
import { differences } from '../../kernel/differences.ts';
import { missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { EasyReadField } from '../../web/components/easy-read.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { SideBySide } from '../../web/components/side-by-side.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading, typedIn, versionAfter } from '../../web/forms.ts';
import { listObjectives, readPlanToEdit, savePlan } from '../index.ts';
import { planInputOf, planValues, planWords, type WrittenPlan } from '../plan/plan-form.ts';
import { planKinds } from '../words.ts';
import type { Route } from './+types/edit-plan';
import './programme.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const { db, actor } = carried;
  return reading(request, async () => {
    personOf(carried);
    const plan = params.id ? await readPlanToEdit(carried, params.id) : undefined;
    const ids = organisationsWhere(actor, 'plan.edit');
    if (!plan) authorise(actor, 'plan.edit', { organisationId: ids[0] ?? '' });
    return { plan, organisations: await listOrganisationNames(db, ids) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const values: FormValues = Object.fromEntries(typedIn(form));
    if (params.id && !values.version) throw missing('La version de départ');
    const known = params.id ? await listObjectives(carried.db, params.id) : [];
    const input = planInputOf(values, known);
    const { slug } = await savePlan(carried, params.id ? { ...input, id: params.id } : input);
    return redirect(`/plans/${slug}`);
  });
}

export default function EditPlan({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, organisations } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const facts: Record<string, unknown> = refused?.facts ?? {};
  const current = refused?.code === 'plan_changed' ? (facts.current as WrittenPlan) : undefined;
  const values: FormValues = refused?.kept ?? (plan ? planValues(plan) : {});
  const title = plan ? 'Modifier le plan' : 'Ajouter un plan';
  return (
    <div className="page reading">
      <title>{`${title}${plan ? ` – ${plan.acronym ?? plan.title}` : ''} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/plans">Plans</Link>
        {plan && (
          <>
            {' › '}
            <Link to={`/plans/${plan.slug}`}>{plan.acronym ?? plan.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {current && <SideBySide differences={differences(planWords(values), planWords(planValues(current)))} />}
      <ProtectedForm className="stack" key={current?.version}>
        {plan && <input type="hidden" name="version" value={versionAfter(refused, plan.version)} />}
        {plan ? (
          <input type="hidden" name="organisationId" value={plan.organisationId} />
        ) : (
          <ChoiceField
            label="Organisation"
            name="organisationId"
            choices={organisations}
            chosen={values.organisationId}
          />
        )}
        <Field label="Titre">
          {(ids) => <input {...ids} name="title" required maxLength={300} defaultValue={values.title} />}
        </Field>
        <div className="entry-row">
          <Field label="Genre de plan">
            {(ids) => <input {...ids} name="kind" list="genres" required defaultValue={values.kind} />}
          </Field>
          <datalist id="genres">
            {planKinds.map((kind) => (
              <option key={kind} value={kind} />
            ))}
          </datalist>
          <Field label="Sigle">{(ids) => <input {...ids} name="acronym" defaultValue={values.acronym} />}</Field>
        </div>
        <Field label="Résumé">
          {(ids) => <textarea {...ids} name="summary" rows={3} defaultValue={values.summary} />}
        </Field>
        <EasyReadField value={values.easyRead} />
        <div className="entry-row entry-days">
          {days.map(([name, label]) => (
            <Field key={name} label={label}>
              {(ids) => <input {...ids} type="date" name={name} defaultValue={values[name]} />}
            </Field>
          ))}
        </div>
        <Field
          label="Objectifs"
          hint="Un par ligne ; deux espaces de plus à chaque niveau ; le numéro, s’il y en a un, avant une barre : « 1.1 | Isoler les bâtiments »."
        >
          {(ids) => <textarea {...ids} name="objectives" rows={12} wrap="off" defaultValue={values.objectives} />}
        </Field>
        <label className="check">
          <input type="checkbox" name="published" value="oui" defaultChecked={values.published === 'oui'} /> Publier ce
          plan et ses actions
        </label>
        <div className="form-foot">
          <button type="submit" className="main">
            Enregistrer le plan
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}

const days = [
  ['startsOn', 'Début'],
  ['endsOn', 'Fin'],
  ['adoptedOn', 'Adopté le'],
] as const;
