import { Link, redirect } from 'react-router';
import { authorise, listOrganisations, organisationsWhere, personOf } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { isId } from '../action/action.ts';
import { findPlan, listObjectives, savePlan } from '../index.ts';
import { readOutline, writeOutline } from '../plan/outline.ts';
import { objectiveTree } from '../plan/plan.ts';
import { planKinds } from '../words.ts';
import type { Route } from './+types/edit-plan';
import './programme.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const { db, actor } = carried;
  return reading(request, async () => {
    personOf(carried);
    const plan = params.id && isId(params.id) ? await findPlan(db, params.id) : undefined;
    if (params.id && !plan) throw missing('Ce plan');
    const ids = organisationsWhere(actor, 'plan.edit');
    authorise(actor, 'plan.edit', { organisationId: plan?.organisationId ?? ids[0] ?? '' });
    const outline = plan ? writeOutline(objectiveTree(await listObjectives(db, plan.id))) : '';
    const organisations = (await listOrganisations(db, ids)).map(({ id, shortName }) => ({ id, shortName }));
    return { plan, outline, organisations };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const known = params.id ? await listObjectives(carried.db, params.id) : [];
    const { slug } = await savePlan(carried, {
      ...(params.id ? { id: params.id } : {}),
      organisationId: text('organisationId'),
      title: text('title'),
      acronym: text('acronym') || null,
      kind: text('kind'),
      summary: text('summary'),
      startsOn: text('startsOn') || null,
      endsOn: text('endsOn') || null,
      adoptedOn: text('adoptedOn') || null,
      published: form.get('published') === 'oui',
      objectives: readOutline(text('objectives'), known),
    });
    return redirect(`/plans/${slug}`);
  });
}

export default function EditPlan({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, outline, organisations } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const kept = refused?.kept;
  const value = (name: 'title' | 'acronym' | 'kind' | 'summary' | 'startsOn' | 'endsOn' | 'adoptedOn') =>
    kept?.[name] ?? plan?.[name] ?? '';
  const title = plan ? 'Modifier le plan' : 'Ajouter un plan';
  return (
    <div className="page reading">
      <title>{`${title} – Carreau`}</title>
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
      <ProtectedForm className="stack">
        {plan ? (
          <input type="hidden" name="organisationId" value={plan.organisationId} />
        ) : (
          <Field label="Organisation">
            {(ids) => (
              <select {...ids} name="organisationId" defaultValue={kept?.organisationId}>
                {organisations.map(({ id, shortName }) => (
                  <option key={id} value={id}>
                    {shortName}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label="Titre">
          {(ids) => <input {...ids} name="title" required maxLength={300} defaultValue={value('title')} />}
        </Field>
        <div className="entry-row">
          <Field label="Genre de plan">
            {(ids) => <input {...ids} name="kind" list="genres" required defaultValue={value('kind')} />}
          </Field>
          <datalist id="genres">
            {planKinds.map((kind) => (
              <option key={kind} value={kind} />
            ))}
          </datalist>
          <Field label="Sigle">{(ids) => <input {...ids} name="acronym" defaultValue={value('acronym')} />}</Field>
        </div>
        <Field label="Résumé">
          {(ids) => <textarea {...ids} name="summary" rows={3} defaultValue={value('summary')} />}
        </Field>
        <div className="entry-row">
          {days.map(([name, label]) => (
            <Field key={name} label={label}>
              {(ids) => <input {...ids} type="date" name={name} defaultValue={value(name)} />}
            </Field>
          ))}
        </div>
        <Field
          label="Objectifs"
          hint="Un par ligne ; deux espaces de plus à chaque niveau ; le numéro, s’il y en a un, avant une barre : « 1.1 | Isoler les bâtiments »."
        >
          {(ids) => (
            <textarea {...ids} name="objectives" rows={12} wrap="off" defaultValue={kept?.objectives ?? outline} />
          )}
        </Field>
        <label className="check">
          <input
            type="checkbox"
            name="published"
            value="oui"
            defaultChecked={kept ? kept.published === 'oui' : plan?.published}
          />{' '}
          Publier ce plan et ses actions
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
