import { redirect } from 'react-router';
import { escapeMarkup } from '../../kernel/markup.ts';
import { contextOf } from '../../web/context.ts';
import { readCookie, sessionCookie, writeCookie } from '../../web/cookies.ts';
import { signOut } from '../index.ts';
import type { Route } from './+types/sign-out';

export const loader = () => redirect('/');

/** Signs out here, then, for whoever came by the identity provider, there. */
export async function action({ request, context }: Route.ActionArgs) {
  const { db, effects, origin, provider } = contextOf(context);
  const token = readCookie(request.headers.get('cookie'), sessionCookie);
  const idToken = token ? await signOut({ db, effects }, token) : null;
  const headers = {
    'set-cookie': writeCookie(sessionCookie, '', { expires: new Date(0), secure: origin.startsWith('https:') }),
  };
  const next = idToken && provider ? await provider.leave(idToken, `${origin}/`) : null;
  if (!next || !provider) return redirect('/', { headers });
  return new Response(pageTo(next, provider.label), {
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  });
}

/** A page between: browsers refuse to follow a form of ours to another site. */
const pageTo = (address: string, label: string): string => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Déconnexion – Carreau</title>
<meta http-equiv="refresh" content="0;url=${escapeMarkup(address)}">
<h1>Vous êtes déconnecté de Carreau</h1>
<p><a href="${escapeMarkup(address)}">Se déconnecter aussi de ${escapeMarkup(label)}</a></p>
</html>
`;
