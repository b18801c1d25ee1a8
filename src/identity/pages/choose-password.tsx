import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, newestContextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { openSession, readPasswordReset, resetPassword } from '../index.ts';
import type { Route } from './+types/choose-password';
import { enter } from './enter.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { name, email } = await readPasswordReset(newestContextOf(context), params.token);
    return { name, email };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const password = String(form.get('password') ?? '');
    const { personId } = await resetPassword(world, { token: params.token, password });
    return enter(world, await openSession(world, { personId, means: 'link' }));
  });
}

export default function ChoosePassword({ loaderData: { name, email }, actionData }: Route.ComponentProps) {
  return (
    <div className="page narrow">
      <title>Choisir un mot de passe – Carreau</title>
      <h1>Choisir un mot de passe</h1>
      <p>
        {name}, il ouvrira le compte {email}.
      </p>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      <ProtectedForm className="stack" reloadDocument>
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <Field label="Mot de passe" hint="12 caractères au moins ; une phrase convient très bien.">
          {(ids) => (
            <input {...ids} type="password" name="password" autoComplete="new-password" required minLength={12} />
          )}
        </Field>
        <button type="submit" className="main">
          Enregistrer et entrer
        </button>
      </ProtectedForm>
    </div>
  );
}
