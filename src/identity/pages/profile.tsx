import { Link } from 'react-router';
import { DomainError } from '../../kernel/errors.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import {
  changePassword,
  chooseMail,
  findAnyPerson,
  findMailChoices,
  listOrganisations,
  openSession,
} from '../index.ts';
import { type DigestRhythm, digestRhythms } from '../mail/letter.ts';
import { roleLabels } from '../permission.ts';
import type { Route } from './+types/profile';
import { enter } from './enter.ts';

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor, mails } = contextOf(context);
  return reading(request, async () => {
    if (!actor.person) throw new DomainError('unauthenticated', 'sign_in_needed', 'Connectez-vous pour continuer.');
    const ids = actor.grants.map(({ organisationId }) => organisationId);
    const names = new Map((await listOrganisations(db, ids)).map(({ id, name }) => [id, name]));
    const grants = actor.grants.map(({ organisationId, role }) => `${roleLabels[role]}, ${names.get(organisationId)}`);
    return {
      person: actor.person,
      grants: [...new Set(grants)],
      changed: new URL(request.url).searchParams.has('change'),
      hasPassword: (await findAnyPerson(db, { id: actor.person.id }))?.passwordHash != null,
      choices: mails ? await findMailChoices(db, actor.person.id) : null,
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    if (form.get('verb') === 'mail') {
      await chooseMail(world, { digest: String(form.get('digest') ?? ''), toldRemarks: form.has('remarks') });
      return { done: 'C’est noté.' };
    }
    const current = String(form.get('current-password') ?? '');
    await changePassword(world, { current, password: String(form.get('password') ?? '') });
    // Every session ended with the old password: this one goes on under a new token.
    const personId = world.actor.person?.id ?? '';
    return enter(world, await openSession(world, { personId, means: 'password' }), '/profil?change');
  });
}

export default function Profile({ loaderData, actionData }: Route.ComponentProps) {
  const { person, grants, changed, choices, hasPassword } = loaderData;
  const done = actionData && !isRefusal(actionData) ? actionData.done : undefined;
  return (
    <div className="page narrow">
      <title>Mon compte – Carreau</title>
      <h1>Mon compte</h1>
      <p>
        {person.name}
        <br />
        <span className="quiet-text">{person.email}</span>
      </p>
      {grants.length === 0 && (
        <Notice tone="waiting">
          Votre compte n’ouvre encore rien de plus que ce qui est public. Demandez un rôle à la personne qui administre
          Carreau dans votre organisation, en lui donnant cette adresse&nbsp;: {person.email}.
        </Notice>
      )}
      <ul>
        {grants.map((grant) => (
          <li key={grant}>{grant}</li>
        ))}
      </ul>
      <p>
        <Link to="/profil/sessions">Mes sessions</Link>&nbsp;: où je suis connecté, et quand je me suis connecté.
        <br />
        <Link to="/profil/cles">Mes clés d’accès</Link>&nbsp;: entrer sans mot de passe.
        <br />
        <Link to="/profil/jetons">Mes jetons</Link>&nbsp;: laisser un programme lire ou écrire à ma place.
      </p>
      {choices && <MailChoices choices={choices} done={done} />}
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {changed && !actionData && (
        <Notice tone="done">Le mot de passe est changé. Les sessions ouvertes ailleurs sont fermées.</Notice>
      )}
      {hasPassword ? (
        <NewPassword />
      ) : (
        <p>
          Vous n’avez pas de mot de passe&nbsp;: vous entrez autrement. <Link to="/mot-de-passe">En demander un</Link>.
        </p>
      )}
    </div>
  );
}

interface MailProps {
  choices: { digest: DigestRhythm; toldRemarks: boolean };
  done: string | undefined;
}

function MailChoices({ choices: { digest, toldRemarks }, done }: MailProps) {
  return (
    <>
      <h2>Courriels</h2>
      {done && <Notice tone="done">{done}</Notice>}
      <ProtectedForm className="stack">
        <input type="hidden" name="verb" value="mail" />
        <Field
          label="Ce qui est en retard ou échoit dans la semaine"
          hint="Rien n’est envoyé quand il n’y a rien à dire."
        >
          {(ids) => (
            <select {...ids} name="digest" defaultValue={digest}>
              {Object.entries(digestRhythms).map(([rhythm, label]) => (
                <option key={rhythm} value={rhythm}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label>
          <input type="checkbox" name="remarks" defaultChecked={toldRemarks} /> Les remarques qui me sont adressées
        </label>
        <button type="submit">Enregistrer</button>
      </ProtectedForm>
    </>
  );
}

function NewPassword() {
  return (
    <>
      <h2>Changer de mot de passe</h2>
      <ProtectedForm className="stack" reloadDocument>
        <Field label="Mot de passe actuel">
          {(ids) => <input {...ids} type="password" name="current-password" autoComplete="current-password" required />}
        </Field>
        <Field label="Nouveau mot de passe" hint="12 caractères au moins ; une phrase convient très bien.">
          {(ids) => (
            <input {...ids} type="password" name="password" autoComplete="new-password" required minLength={12} />
          )}
        </Field>
        <button type="submit" className="main">
          Changer de mot de passe
        </button>
      </ProtectedForm>
    </>
  );
}
