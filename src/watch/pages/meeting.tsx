import { Link, redirect } from 'react-router';
import { may } from '../../identity/index.ts';
import { printDate } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { decisionParts, meetingParts } from '../governance/governance.ts';
import { addDecision, changeMeeting, readMeeting } from '../index.ts';
import type { Route } from './+types/meeting';
import { DecisionList } from './decision-list.tsx';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm, Opening } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const meeting = await readMeeting(carried, params.id);
    const { people } = await formChoices(carried, 'governance.edit', meeting.row.organisationId);
    return { ...meeting, people, mayEdit: may(carried.actor, 'governance.edit', meeting.row) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const values = Object.fromEntries(typedIn(form));
    if (values.intent === 'decide') await addDecision(carried, params.id, values);
    else await changeMeeting(carried, params.id, values);
    return redirect(`/veille/reunions/${params.id}`);
  });
}

export default function MeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { row, values, body, decisions, pending, today, people, mayEdit } = loaderData;
  const heldOn = values.heldOn ?? '';
  const title = `${body.name}, ${printDate(heldOn)}`;
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/instances">Instances</Link> ›{' '}
        <Link to={`/veille/instances/${body.id}`}>{body.name}</Link>
      </p>
      <h1>{title}</h1>
      <p className="row">
        {heldOn > today ? <span className="badge tone-slate">À tenir</span> : null}
        <a href={`/veille/reunions/${row.id}/releve/docx`}>Relevé de décisions en DOCX</a>
        <a href={`/veille/reunions/${row.id}/releve/odt`}>en ODT</a>
      </p>
      <KeptFacts parts={meetingParts} values={values} without={['heldOn']} />
      <section>
        <h2>Décisions</h2>
        {decisions.length > 0 ? (
          <DecisionList decisions={decisions} today={today} />
        ) : (
          <p>Aucune décision n’est inscrite.</p>
        )}
        {mayEdit && (
          <Opening summary="Inscrire une décision" answer={actionData} intent="decide">
            <KeptForm
              parts={decisionParts}
              kept={undefined}
              answer={actionData}
              intent="decide"
              people={people}
              submit="Inscrire la décision"
            />
          </Opening>
        )}
      </section>
      {pending.length > 0 && (
        <section>
          <h2>Suites des réunions précédentes</h2>
          <DecisionList decisions={pending} today={today} withMeeting />
        </section>
      )}
      {mayEdit && (
        <Opening summary="Modifier la réunion" answer={actionData}>
          <KeptForm
            parts={meetingParts}
            kept={{ values, version: row.version }}
            answer={actionData}
            people={people}
            submit="Enregistrer la réunion"
          />
        </Opening>
      )}
    </div>
  );
}
