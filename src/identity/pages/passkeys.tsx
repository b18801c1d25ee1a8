import { Link } from 'react-router';
import { frenchDay, printDate } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { addPasskey, readPasskeys, removePasskey } from '../index.ts';
import type { Route } from './+types/passkeys';
import { PasskeyForm } from './passkey-form.tsx';
import './identity.css';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => readPasskeys(contextOf(context)));

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const world = contextOf(context);
  return answering(request, form, async () => {
    if (form.has('remove')) {
      await removePasskey(world, text('remove'));
      return { done: 'Cette clé n’ouvre plus votre compte. Effacez-la aussi de l’appareil qui la garde.' };
    }
    const { origin } = world;
    await addPasskey(world, { origin, token: text('token'), answer: text('answer'), name: text('name') });
    return { done: 'Cette clé ouvre désormais votre compte.' };
  });
}

export default function Passkeys({ loaderData: passkeys, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page narrow">
      <title>Mes clés d’accès – Carreau</title>
      <p>
        <Link to="/profil">Mon compte</Link>
      </p>
      <h1>Mes clés d’accès</h1>
      <p className="lead">
        Une clé d’accès remplace le mot de passe&nbsp;: votre téléphone, votre ordinateur ou une clé de sécurité vous
        reconnaît par son code, votre doigt ou votre visage. Rien de cela ne quitte l’appareil.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {actionData && 'done' in actionData && <Notice tone="done">{actionData.done}</Notice>}
      {passkeys.length === 0 ? (
        <EmptyState title="Aucune clé" />
      ) : (
        <ul className="trail">
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <h2>Ajouter une clé</h2>
      <PasskeyForm key={passkeys.length} ceremony="add" label="Ajouter la clé">
        <Field label="Nom" hint="Celui de l’appareil qui la gardera.">
          {(ids) => <input {...ids} name="name" required maxLength={80} defaultValue={refused?.kept.name} />}
        </Field>
      </PasskeyForm>
      <noscript>Ajouter une clé demande que le navigateur exécute les scripts de cette page.</noscript>
    </div>
  );
}

function PasskeyLine({ passkey }: { passkey: Route.ComponentProps['loaderData'][number] }) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  return (
    <li className="session-line">
      <div>
        <strong>{name}</strong>
        <div className="quiet-text">
          Ajoutée le {printDate(frenchDay(createdAt))},{' '}
          {lastUsedAt ? `servie le ${printDate(frenchDay(lastUsedAt))}` : 'jamais servie'}
        </div>
      </div>
      <ProtectedForm>
        <input type="hidden" name="remove" value={id} />
        <button type="submit">
          Retirer<span className="visually-hidden"> la clé {name}</span>
        </button>
      </ProtectedForm>
    </li>
  );
}
