import { Link } from 'react-router';
import { frenchDay, printDate } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { createToken, readTokens, revokeToken } from '../index.ts';
import { tokenDays, tokenScopeLabels, tokenScopes } from '../token-scope.ts';
import type { Route } from './+types/tokens';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const now = world.effects.now();
    return (await readTokens(world)).map(({ id, name, scope, expiresAt, lastUsedAt }) => ({
      ...{ id, name, scope, expired: expiresAt <= now, until: printDate(frenchDay(expiresAt)) },
      used: lastUsedAt ? `servi le ${printDate(frenchDay(lastUsedAt))}` : 'jamais servi',
    }));
  });

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const world = contextOf(context);
  return answering(request, form, async () => {
    if (form.has('revoke')) {
      await revokeToken(world, text('revoke'));
      return { token: null };
    }
    const scope = text('scope') === 'write' ? 'write' : 'read';
    return { token: await createToken(world, { name: text('name'), scope, days: text('days') }) };
  });
}

export default function Tokens({ loaderData: tokens, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  const token = actionData && 'token' in actionData ? actionData.token : undefined;
  return (
    <div className="page narrow">
      <title>Mes jetons – Carreau</title>
      <p>
        <Link to="/profil">Mon compte</Link>
      </p>
      <h1>Mes jetons</h1>
      <p className="lead">
        Un jeton laisse un programme lire, ou écrire à votre place, par l’
        <Link to="/api">interface des programmes</Link>. Ce qu’il fait est inscrit à votre nom.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {token === null && <Notice tone="done">Le jeton est révoqué&nbsp;: il n’ouvre plus rien.</Notice>}
      {token && (
        <Notice tone="done">
          Voici le jeton. Copiez-le maintenant&nbsp;: il ne sera plus montré. <code className="token">{token}</code>
        </Notice>
      )}
      <TokenList tokens={tokens} />
      <h2>Créer un jeton</h2>
      <ProtectedForm className="stack">
        <Field label="Nom" hint="Celui du programme qui s’en servira.">
          {(ids) => <input {...ids} name="name" defaultValue={refused?.kept.name} required maxLength={80} />}
        </Field>
        <Field label="Ce qu’il permet">
          {(ids) => (
            <select {...ids} name="scope" defaultValue={refused?.kept.scope ?? 'read'}>
              {tokenScopes.map((scope) => (
                <option key={scope} value={scope}>
                  {tokenScopeLabels[scope]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Durée">
          {(ids) => (
            <select {...ids} name="days" defaultValue={refused?.kept.days ?? '90'}>
              {tokenDays.map((days) => (
                <option key={days} value={days}>
                  {days} jours
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="main">
          Créer le jeton
        </button>
      </ProtectedForm>
    </div>
  );
}

function TokenList({ tokens }: { tokens: Route.ComponentProps['loaderData'] }) {
  if (tokens.length === 0) {
    return (
      <EmptyState title="Aucun jeton">
        <p>Ce qui est publié se lit aussi sans jeton, plus lentement.</p>
      </EmptyState>
    );
  }
  return (
    <ul>
      {tokens.map(({ id, name, scope, expired, until, used }) => (
        <li key={id}>
          <strong>{name}</strong>, {tokenScopeLabels[scope].toLowerCase()}, {expired ? 'expiré depuis le' : 'jusqu’au'}{' '}
          {until}, {used}{' '}
          <ProtectedForm>
            <input type="hidden" name="revoke" value={id} />
            <button type="submit">
              Révoquer<span className="visually-hidden"> le jeton {name}</span>
            </button>
          </ProtectedForm>
        </li>
      ))}
    </ul>
  );
}
