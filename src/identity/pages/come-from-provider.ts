import { missing } from '../../kernel/errors.ts';
import { contextOf } from '../../web/context.ts';
import { readCookie, startCookie } from '../../web/cookies.ts';
import { reading } from '../../web/forms.ts';
import { comeFromProvider } from '../index.ts';
import type { Route } from './+types/come-from-provider';
import { enter, safeReturn } from './enter.ts';
import { toldAtSignIn } from './told-at-sign-in.ts';

export function loader({ request, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    if (!world.provider) throw missing('Ce fournisseur d’identité');
    // Behind a proxy, the request does not know its public address.
    const returnedAt = new URL(`/connexion/retour${new URL(request.url).search}`, world.origin);
    const token = readCookie(request.headers.get('cookie'), startCookie);
    return comeFromProvider(world, world.provider, { returnedAt, token }).then(
      ({ session, back }) => enter(world, session, safeReturn(back)),
      (error) => toldAtSignIn(world, error),
    );
  });
}
