import { Link, redirect } from 'react-router';
import { DataNote } from '../../web/components/data-note.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal } from '../../web/forms.ts';
import { comeWithPasskey, isProviderRefusal, providerRefusals, signIn } from '../index.ts';
import type { Route } from './+types/sign-in';
import { EmailField } from './email-field.tsx';
import { enter, landingOf, safeReturn } from './enter.ts';
import { PasskeyForm } from './passkey-form.tsx';
import './identity.css';

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const back = safeReturn(asked.get('retour'));
  const { actor, provider } = contextOf(context);
  if (actor.person) throw redirect(back ?? landingOf(actor));
  const code = asked.get('refus') ?? '';
  return {
    back,
    unsaved: asked.has('saisie'),
    provider: provider?.label ?? null,
    refusal: provider && isProviderRefusal(code) ? providerRefusals[code](provider.label).message : null,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const text = (name: string) => String(form.get(name) ?? '');
    if (form.has('answer')) {
      const answered = { origin: world.origin, token: text('token'), answer: text('answer') };
      return enter(world, await comeWithPasskey(world, answered), safeReturn(text('retour')));
    }
    const session = await signIn(world, { email: text('email').trim(), password: text('password') });
    return enter(world, session, safeReturn(text('retour')));
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page narrow">
      <title>Connexion – Carreau</title>
      <h1>Connexion</h1>
      {loaderData.unsaved && (
        <Notice tone="waiting">
          Votre session avait pris fin&nbsp;: rien n’a été enregistré. Une fois connecté, revenez à votre page avec le
          bouton «&nbsp;Précédent&nbsp;» du navigateur&nbsp;: votre saisie y est, envoyez-la à nouveau.
        </Notice>
      )}
      {loaderData.refusal && !refused && <Notice tone="refused">{loaderData.refusal}</Notice>}
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack" reloadDocument>
        <input type="hidden" name="retour" value={loaderData.back ?? ''} />
        <EmailField label="Adresse électronique" kept={refused?.kept.email} />
        <Field label="Mot de passe">
          {(ids) => <input {...ids} type="password" name="password" autoComplete="current-password" required />}
        </Field>
        <button type="submit" className="main">
          Se connecter
        </button>
        <Link to="/mot-de-passe">Mot de passe oublié</Link>
      </ProtectedForm>
      <div className="other-ways">
        <PasskeyForm ceremony="enter" label="Utiliser une clé d’accès">
          <input type="hidden" name="retour" value={loaderData.back ?? ''} />
        </PasskeyForm>
        {loaderData.provider && <ProviderLink label={loaderData.provider} back={loaderData.back} />}
      </div>
      <DataNote>Chaque connexion est gardée six mois, pour arrêter qui essaie des mots de passe.</DataNote>
    </div>
  );
}

function ProviderLink({ label, back }: { label: string; back: string | undefined }) {
  return (
    <a className="button" href={`/connexion/fournisseur${back ? `?retour=${encodeURIComponent(back)}` : ''}`}>
      Se connecter avec {label}
    </a>
  );
}
