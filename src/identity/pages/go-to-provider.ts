import { redirect } from 'react-router';
import { missing } from '../../kernel/errors.ts';
import { contextOf } from '../../web/context.ts';
import { startCookie, writeCookie } from '../../web/cookies.ts';
import { reading } from '../../web/forms.ts';
import { goToProvider } from '../index.ts';
import type { Route } from './+types/go-to-provider';
import { safeReturn } from './enter.ts';
import { toldAtSignIn } from './told-at-sign-in.ts';

/** A link, not a form: a browser would refuse to follow a form of ours to another site. */
export function loader({ request, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    if (!world.provider) throw missing('Ce fournisseur d’identité');
    const back = safeReturn(new URL(request.url).searchParams.get('retour')) ?? '';
    const returnTo = `${world.origin}/connexion/retour`;
    return goToProvider(world, world.provider, { returnTo, back }).then(
      ({ address, token, expiresAt }) => {
        const cookie = writeCookie(startCookie, token, {
          ...{ expires: expiresAt, secure: world.origin.startsWith('https:') },
        });
        return redirect(address, { headers: { 'set-cookie': cookie } });
      },
      (error) => toldAtSignIn(world, error),
    );
  });
}
