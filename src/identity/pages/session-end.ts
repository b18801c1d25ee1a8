import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { keepSession, personOf, tellEnd } from '../index.ts';
import type { Route } from './+types/session-end';

/** When the session ends, which to ask does not put off (src/app.ts). */
export async function loader({ context }: Route.LoaderArgs) {
  const world = contextOf(context);
  const answer = await answeringJson(async () => {
    personOf(world);
    return world.session.end && tellEnd(world.session.end, world.effects.now());
  });
  answer.headers.set('cache-control', 'no-store');
  return answer;
}

export function action({ context }: Route.ActionArgs) {
  const world = contextOf(context);
  return answeringJson(async () => {
    personOf(world);
    return tellEnd(await keepSession(world, world.session.id), world.effects.now());
  });
}
