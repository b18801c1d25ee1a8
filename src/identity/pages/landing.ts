import { type Actor, type Context, organisationsWhere, readSession } from '../index.ts';

/** Where somebody arrives who asked for no page: their work, or the public home for those who only read. */
export const landingOf = (actor: Actor): string =>
  organisationsWhere(actor, 'work.read').length > 0 ? '/travail' : '/';

export const landingOfSession = async (world: Pick<Context, 'db' | 'effects'>, token: string): Promise<string> =>
  landingOf((await readSession(world, token)).actor);
