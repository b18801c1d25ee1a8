import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { beginPasskey, beginWithPasskey } from '../index.ts';
import type { Route } from './+types/passkey-challenge';

/** A challenge for a key: to add it to the account of whoever is signed in, to come in for the others. */
export function action({ context }: Route.ActionArgs) {
  const world = contextOf(context);
  return answeringJson(() =>
    world.actor.person ? beginPasskey(world, world.origin) : beginWithPasskey(world, world.origin),
  );
}
