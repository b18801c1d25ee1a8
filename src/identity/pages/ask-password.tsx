import { Link } from 'react-router';
import { DomainError } from '../../kernel/errors.ts';
import { DataNote } from '../../web/components/data-note.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal } from '../../web/forms.ts';
import { askPasswordLink } from '../index.ts';
import type { Route } from './+types/ask-password';
import { EmailField } from './email-field.tsx';

export const loader = ({ context }: Route.LoaderArgs) => ({ mails: contextOf(context).mails });

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    if (!world.mails) throw noMail();
    const email = String(form.get('email') ?? '').trim();
    await askPasswordLink(world, { email });
    return { asked: email };
  });
}

const noMail = () =>
  new DomainError(
    'unavailable',
    'no_mail',
    'Cette installation n’envoie pas de courriel. Demandez un lien à l’administration de votre organisation.',
  );

export default function AskPassword({ loaderData, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  const asked = actionData && !isRefusal(actionData) ? actionData.asked : undefined;
  return (
    <div className="page narrow">
      <title>Mot de passe oublié – Carreau</title>
      <h1>Mot de passe oublié</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {asked !== undefined && (
        <Notice tone="done">
          Si {asked} a un compte, un courriel y part avec un lien pour choisir un nouveau mot de passe. Il arrive en une
          ou deux minutes et sert une fois, dans les 48 heures. <Link to="/connexion">Revenir à la connexion</Link>
        </Notice>
      )}
      {!loaderData.mails && <p>{noMail().message}</p>}
      {loaderData.mails && asked === undefined && (
        <ProtectedForm className="stack">
          <EmailField label="Adresse électronique de votre compte" kept={refused?.kept.email} />
          <button type="submit" className="main">
            Recevoir un lien
          </button>
          <DataNote>La trace de ce courriel est gardée trois mois.</DataNote>
        </ProtectedForm>
      )}
    </div>
  );
}
