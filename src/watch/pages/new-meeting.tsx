import { Link, redirect } from 'react-router';
import { authorise } from '../../identity/index.ts';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { meetingParts } from '../governance/governance.ts';
import { addMeeting, readBody } from '../index.ts';
import type { Route } from './+types/new-meeting';
import { KeptForm } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const { row, values } = await readBody(carried, params.id);
    authorise(carried.actor, 'governance.edit', row);
    return { id: row.id, name: values.name ?? '' };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await addMeeting(contextOf(context), params.id, Object.fromEntries(typedIn(form)));
    return redirect(`/veille/reunions/${id}`);
  });
}

export default function NewMeeting({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Ajouter une réunion – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/instances">Instances</Link> ›{' '}
        <Link to={`/veille/instances/${loaderData.id}`}>{loaderData.name}</Link>
      </p>
      <h1>Ajouter une réunion</h1>
      <KeptForm parts={meetingParts} kept={undefined} answer={actionData} people={[]} submit="Enregistrer la réunion" />
    </div>
  );
}
