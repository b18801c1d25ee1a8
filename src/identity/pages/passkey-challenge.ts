import { contextOf } from '../../web/context.ts';
import { beginPasskey, beginWithPasskey } from '../index.ts';
import type { Route } from './+types/passkey-challenge';

/** A challenge for a key: to add it to the account of whoever is signed in, to come in for the others. */
export async function action({ context }: Route.ActionArgs) {
  const world = contextOf(context);
  const begun = world.actor.person
    ? await beginPasskey(world, world.origin)
    : await beginWithPasskey(world, world.origin);
  return Response.json(begun);
}
