import { redirect } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { readCookie, sessionCookie, writeCookie } from '../../web/cookies.ts';
import { signOut } from '../index.ts';
import type { Route } from './+types/sign-out';

export const loader = () => redirect('/');

export async function action({ request, context }: Route.ActionArgs) {
  const { db, effects, origin } = contextOf(context);
  const token = readCookie(request.headers.get('cookie'), sessionCookie);
  if (token) await signOut({ db, effects }, token);
  const cookie = writeCookie('', { expires: new Date(0), secure: origin.startsWith('https:') });
  return redirect('/', { headers: { 'set-cookie': cookie } });
}
