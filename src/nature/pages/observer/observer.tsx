import { Link, redirect } from 'react-router';
import { noteReading } from '../../../identity/index.ts';
import { KeptFacts, KeptForm } from '../../../watch/pages/kept-form.tsx';
import { DataNote } from '../../../web/components/data-note.tsx';
import { Field, ProtectedForm } from '../../../web/components/form.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, isRefusal, reading, typedIn } from '../../../web/forms.ts';
import { eraseObserver, readObserver, saveObserver } from '../../index.ts';
import type { Route } from './+types/observer';
import '../../../watch/pages/watch.css';
import '../nature.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const read = await readObserver(carried, params.id);
    await noteReading(carried, { organisationId: read.observer.organisationId, what: 'observer', objectId: params.id });
    return read;
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    if (form.get('intent') === 'erase') {
      await eraseObserver(carried, params.id, String(form.get('confirmed') ?? ''));
      return redirect('/nature/observateurs?efface');
    }
    await saveObserver(carried, params.id, Object.fromEntries(typedIn(form)));
    return redirect(`/nature/observateurs/${params.id}`);
  });
}

/** How one observer is named and shown; what is held of them; their erasure. */
export default function ObserverPage({ loaderData, actionData }: Route.ComponentProps) {
  const { observer, parts, values, mayEdit, mayErase } = loaderData;
  return (
    <div className="page">
      <title>{`${observer.name} – Observateurs – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/nature/observateurs">Observateurs</Link>
      </p>
      <h1>{observer.name}</h1>
      {mayEdit ? (
        <KeptForm
          parts={parts}
          kept={{ values, version: observer.version }}
          answer={actionData}
          people={[]}
          submit="Enregistrer"
        >
          <DataNote>
            Cette personne peut lire tout ce qui est gardé d’elle, le faire corriger, n’être montrée que par un
            pseudonyme ou pas du tout, et être effacée.
          </DataNote>
        </KeptForm>
      ) : (
        observer.erasedAt === null && <KeptFacts parts={parts} values={values} />
      )}
      <h2>Ce qu’on garde</h2>
      <p className="row">
        <a href={`/nature/observateurs/${observer.id}/json`} download>
          Tout, en JSON
        </a>
        <a href={`/nature/observateurs/${observer.id}/csv`} download>
          Ses données, en CSV
        </a>
      </p>
      {mayErase && <Erase name={observer.name} account={observer.account} answer={actionData} />}
    </div>
  );
}

function Erase({ name, account, answer }: { name: string; account: string | null; answer: unknown }) {
  const refused = isRefusal(answer) && answer.kept.intent === 'erase' ? answer : undefined;
  return (
    <section>
      <h2>Effacer cette personne</h2>
      <p className="reading">
        Son nom disparaît de la liste, des commentaires, de ce que les imports ont gardé et du journal. Ses données
        restent, sous « Observateur effacé ». Rien ne permet de revenir en arrière.
      </p>
      {account && <p>Son compte, « {account} », n’est pas effacé : l’administration le désactive.</p>}
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack kept-form">
        <input type="hidden" name="intent" value="erase" />
        <Field label="Nom, pour confirmer" hint={name}>
          {(ids) => <input {...ids} name="confirmed" required autoComplete="off" />}
        </Field>
        <div className="form-foot">
          <button type="submit" className="danger">
            Effacer
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}
