import { Link, redirect } from 'react-router';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { writeCookie } from '../../web/cookies.ts';
import { answering, isRefusal } from '../../web/forms.ts';
import { signIn } from '../index.ts';
import type { Route } from './+types/sign-in';
import { EmailField } from './email-field.tsx';
import { landingOf, landingOfSession } from './landing.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const back = safeReturn(asked.get('retour'));
  const { actor } = contextOf(context);
  if (actor.person) throw redirect(back ?? landingOf(actor));
  return { back, unsaved: asked.has('saisie') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { db, effects, address, origin } = contextOf(context);
  return answering(request, form, async () => {
    const email = String(form.get('email') ?? '').trim();
    const session = await signIn({ db, effects }, { email, password: String(form.get('password') ?? ''), address });
    const cookie = writeCookie(session.token, { expires: session.expiresAt, secure: origin.startsWith('https:') });
    // A full page load, so that the new page has its own token and menu.
    const to = safeReturn(String(form.get('retour') ?? '')) ?? (await landingOfSession({ db, effects }, session.token));
    return redirect(to, { headers: { 'set-cookie': cookie } });
  });
}

/** Only a path of this site: an address from elsewhere would send people away. */
const safeReturn = (path: string | null): string | undefined => {
  const here = 'http://carreau.invalid';
  const url = path && URL.canParse(path, here) ? new URL(path, here) : undefined;
  return url?.origin === here ? url.pathname + url.search + url.hash : undefined;
};

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
    </div>
  );
}
