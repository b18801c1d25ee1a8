import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { formChoices } from '../../watch/pages/form-choices.ts';
import { KeptForm } from '../../watch/pages/kept-form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { readAssessmentParts, readAssessmentToEdit, saveAssessment } from '../index.ts';
import type { Route } from './+types/edit-assessment';
import '../../watch/pages/watch.css';

const verb = 'assessment.edit';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const kept = params.id ? await readAssessmentToEdit(carried, params.id) : undefined;
    const organisationId = kept?.row.organisationId ?? organisationsWhere(carried.actor, verb)[0] ?? '';
    authorise(carried.actor, verb, { organisationId });
    const year = todayOf(carried.effects).slice(0, 4);
    return {
      kept: kept && { id: kept.row.id, version: kept.row.version, values: kept.values },
      offered: { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
      parts: await readAssessmentParts(carried.db),
      ...(await formChoices(carried, verb, kept && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveAssessment(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(params.id ? `/evaluations/${id}` : `/evaluations/${id}/sites`);
  });
}

export default function EditAssessmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kept, offered, parts, organisations, people } = loaderData;
  const title = kept ? 'Modifier la campagne' : 'Préparer une campagne d’évaluation';
  return (
    <div className="page">
      <title>{`${title}${kept ? ` – ${kept.values.title}` : ''} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link>
        {kept && (
          <>
            {' › '}
            <Link to={`/evaluations/${kept.id}`}>{kept.values.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <KeptForm
        parts={parts}
        kept={kept}
        offered={offered}
        answer={actionData}
        organisations={kept ? [] : organisations}
        people={people}
        submit="Enregistrer la campagne"
      />
    </div>
  );
}
