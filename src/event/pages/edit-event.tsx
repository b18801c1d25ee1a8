import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { formChoices } from '../../watch/pages/form-choices.ts';
import { KeptForm } from '../../watch/pages/kept-form.tsx';
import { Field } from '../../web/components/form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading, typedIn } from '../../web/forms.ts';
import { eventParts } from '../event.ts';
import { readEventToEdit, saveEvent } from '../index.ts';
import type { Route } from './+types/edit-event';
import '../../watch/pages/watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const event = params.id ? await readEventToEdit(carried, params.id) : undefined;
    const organisationId = event?.row.organisationId ?? organisationsWhere(carried.actor, 'event.edit')[0] ?? '';
    authorise(carried.actor, 'event.edit', { organisationId });
    return {
      event,
      today: todayOf(carried.effects),
      ...(await formChoices(carried, 'event.edit', event && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { id } = await saveEvent(contextOf(context), Object.fromEntries(typedIn(form)), params.id);
    return redirect(`/animations/${id}`);
  });
}

export default function EditEventPage({ loaderData, actionData }: Route.ComponentProps) {
  const { event, organisations, people, today } = loaderData;
  const title = event ? (event.values.title ?? '') : 'Inscrire une animation';
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${event ? 'Modifier – ' : ''}${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/animations">Animations</Link> › {event ? 'Modifier' : 'Inscrire'}
      </p>
      <h1>{title}</h1>
      <KeptForm
        parts={event ? eventParts : eventParts.slice(0, 1)}
        kept={event && { values: event.values, version: event.row.version }}
        offered={{ heldOn: today }}
        answer={actionData}
        organisations={event ? [] : organisations}
        people={people}
        submit="Enregistrer l’animation"
      >
        {event ? null : (
          <Field
            label="Les mêmes, d’autres jours"
            hint={'Un jour par ligne, comme 12/06/2020\u00a0: une animation pour chacun.'}
          >
            {(ids) => <textarea {...ids} name="alsoOn" rows={4} defaultValue={refused?.kept.alsoOn ?? ''} />}
          </Field>
        )}
      </KeptForm>
    </div>
  );
}
