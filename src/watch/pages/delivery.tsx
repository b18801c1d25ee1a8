import { Link, redirect } from 'react-router';
import { authorise, may, organisationsWhere, personOf } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { printDate } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading, typedIn } from '../../web/forms.ts';
import { deliveryParts } from '../delivery/delivery.ts';
import { readDelivery, remindDelivery, saveDelivery } from '../index.ts';
import type { Route } from './+types/delivery';
import { formChoices } from './form-choices.ts';
import { KeptFacts, KeptForm } from './kept-form.tsx';
import './watch.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const delivery = params.id ? await readDelivery(carried, params.id) : undefined;
    const organisationId = delivery?.row.organisationId ?? organisationsWhere(carried.actor, 'delivery.edit')[0] ?? '';
    if (!delivery) authorise(carried.actor, 'delivery.edit', { organisationId });
    return {
      delivery,
      mayEdit: may(carried.actor, 'delivery.edit', { organisationId }),
      today: todayOf(carried.effects),
      ...(await formChoices(carried, 'delivery.edit', delivery && organisationId)),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const values = Object.fromEntries(typedIn(form));
    if (params.id && values.intent === 'remind') {
      await remindDelivery(carried, params.id, { remindedOn: values.remindedOn ?? '', note: values.note });
      return redirect(`/veille/livraisons/${params.id}`);
    }
    const { id } = await saveDelivery(carried, values, params.id);
    return redirect(`/veille/livraisons/${id}`);
  });
}

export default function DeliveryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { delivery, mayEdit, organisations, people, today } = loaderData;
  const title = delivery ? (delivery.values.title ?? '') : 'Inscrire une livraison';
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › <Link to="/veille/livraisons">Livraisons</Link>
      </p>
      <h1>{title}</h1>
      {mayEdit ? (
        <KeptForm
          parts={deliveryParts}
          kept={delivery && { values: delivery.values, version: delivery.row.version }}
          answer={actionData}
          organisations={delivery ? [] : organisations}
          people={people}
          submit="Enregistrer la livraison"
        />
      ) : (
        <KeptFacts parts={deliveryParts} values={delivery?.values ?? {}} />
      )}
      {delivery && <Reminders reminders={delivery.reminders} mayEdit={mayEdit} today={today} />}
    </div>
  );
}

type Delivery = NonNullable<Route.ComponentProps['loaderData']['delivery']>;

function Reminders(props: { reminders: Delivery['reminders']; mayEdit: boolean; today: string }) {
  return (
    <section>
      <h2>Relances</h2>
      {props.reminders.length === 0 ? (
        <p>Aucune relance n’a été faite.</p>
      ) : (
        <ul>
          {props.reminders.map(({ remindedOn, note, by }) => (
            <li key={`${remindedOn} ${note}`}>
              {printDate(remindedOn)}
              {by && `, par ${by}`}
              {note && `\u00a0: ${note}`}
            </li>
          ))}
        </ul>
      )}
      {props.mayEdit && (
        <ProtectedForm className="watch-filters">
          <input type="hidden" name="intent" value="remind" />
          <Field label="Relancé le">
            {(ids) => <input {...ids} type="date" name="remindedOn" required defaultValue={props.today} />}
          </Field>
          <Field label="À qui, comment">{(ids) => <input {...ids} name="note" maxLength={500} />}</Field>
          <button type="submit">Noter la relance</button>
        </ProtectedForm>
      )}
    </section>
  );
}
