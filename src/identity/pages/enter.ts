import { redirect } from 'react-router';
import type { RequestContext } from '../../web/context.ts';
import { sessionCookie, writeCookie } from '../../web/cookies.ts';
import { type Actor, organisationsWhere, readSession } from '../index.ts';
import type { OpenSession } from '../session.ts';

/** Where somebody arrives who asked for no page: their work, the public home for those who only read, what to ask for else. */
export function landingOf(actor: Actor): string {
  if (organisationsWhere(actor, 'work.read').length > 0) return '/travail';
  return actor.grants.length > 0 ? '/' : '/profil';
}

/** Lets somebody in, to the page they asked for: a full page load, so that it has its own token and menu. */
export async function enter(world: RequestContext, session: OpenSession, to?: string): Promise<Response> {
  const cookie = writeCookie(sessionCookie, session.token, {
    expires: session.expiresAt,
    secure: world.origin.startsWith('https:'),
  });
  const landing = to ?? landingOf((await readSession(world, session.token)).actor);
  return redirect(landing, { headers: { 'set-cookie': cookie } });
}

/** Only a path of this site: an address from elsewhere would send people away. */
export const safeReturn = (path: string | null): string | undefined => {
  const here = 'http://carreau.invalid';
  const url = path && URL.canParse(path, here) ? new URL(path, here) : undefined;
  // "/.//elsewhere" is a path of this site until it is written again.
  const stays = url?.origin === here && !url.pathname.startsWith('//');
  return stays ? url.pathname + url.search + url.hash : undefined;
};
