import { Link, redirect } from 'react-router';
import { authorise, organisationsWhere } from '../../../identity/index.ts';
import { todayOf } from '../../../kernel/day.ts';
import { KeptForm } from '../../../watch/pages/kept-form.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, reading, typedIn } from '../../../web/forms.ts';
import { listSenders, tellExchange } from '../../index.ts';
import type { Route } from './+types/told-exchange';
import { askedParts, toldPart } from './exchange-form.ts';
import { AskerNote } from './exchange-parts.tsx';
import '../../../watch/pages/watch.css';
import '../nature.css';
import './exchange.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor, effects } = contextOf(context);
  return reading(request, async () => {
    const ids = organisationsWhere(actor, 'exchange.send');
    if (ids.length === 0) authorise(actor, 'exchange.send', { organisationId: '' });
    const { organisations } = await listSenders(db, ids);
    return { organisations, today: todayOf(effects) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    // A number left empty is none.
    const typed = Object.fromEntries(typedIn(form).filter(([, value]) => value.trim() !== ''));
    const { id } = await tellExchange(contextOf(context), typed);
    return redirect(`/nature/echanges/${id}`);
  });
}

export default function ToldExchangePage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisations, today } = loaderData;
  return (
    <div className="page exchange-form">
      <title>Inscrire un envoi déjà fait – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link> › <Link to="/nature/echanges">Échanges</Link> › Inscrire
      </p>
      <h1>Inscrire un envoi déjà fait</h1>
      <p className="lead">Ce qui est parti par d’autres moyens se compte et s’imprime avec le reste.</p>
      <KeptForm
        parts={[...askedParts(true), toldPart]}
        kept={undefined}
        offered={{ askedOn: today, sentOn: today }}
        answer={actionData}
        organisations={organisations}
        people={[]}
        submit="Inscrire au registre"
      >
        <AskerNote />
      </KeptForm>
    </div>
  );
}
