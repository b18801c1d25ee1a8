import { redirect } from 'react-router';
import type { RequestContext } from '../../web/context.ts';
import { writeCookie } from '../../web/cookies.ts';
import { type Actor, organisationsWhere, readSession } from '../index.ts';
import type { OpenSession } from '../session.ts';

/** Where somebody arrives who asked for no page: their work, or the public home for those who only read. */
export const landingOf = (actor: Actor): string =>
  organisationsWhere(actor, 'work.read').length > 0 ? '/travail' : '/';

/** Lets somebody in, to the page they asked for: a full page load, so that it has its own token and menu. */
export async function enter(world: RequestContext, session: OpenSession, to?: string): Promise<Response> {
  const cookie = writeCookie(session.token, {
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
  return url?.origin === here ? url.pathname + url.search + url.hash : undefined;
};
