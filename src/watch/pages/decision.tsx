import { Link, redirect } from 'react-router';
import { may } from '../../identity/index.ts';
import { printDate } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { decisionParts } from '../governance/governance.ts';
import { changeDecision, readDecision } from '../index.ts';
import type { Route } from './+types/decision';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const decision = await readDecision(carried, params.id);
    const { people } = await formChoices(carried, 'governance.edit', decision.row.organisationId);
    return { ...decision, people, mayEdit: may(carried.actor, 'governance.edit', decision.row) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await changeDecision(contextOf(context), params.id, Object.fromEntries(typedIn(form)));
    return redirect(`/veille/decisions/${params.id}`);
  });
}

export default function DecisionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { row, values, body, heldOn, people, mayEdit } = loaderData;
  const title = `Décision ${row.number}`;
  return (
    <div className="page">
      <title>{`${title}, ${body.name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to={`/veille/instances/${body.id}`}>{body.name}</Link> ›{' '}
        <Link to={`/veille/reunions/${row.meetingId}`}>{printDate(heldOn)}</Link>
      </p>
      <h1>{title}</h1>
      {mayEdit ? (
        <KeptForm
          parts={decisionParts}
          kept={{ values, version: row.version }}
          answer={actionData}
          people={people}
          submit="Enregistrer la décision"
        />
      ) : (
        <KeptFacts parts={decisionParts} values={values} />
      )}
    </div>
  );
}
