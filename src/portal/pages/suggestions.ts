import { contextOf } from '../../web/context.ts';
import { suggest } from '../index.ts';
import type { Route } from './+types/suggestions';

/** What the search box proposes as one types. */
export const loader = async ({ request, context }: Route.LoaderArgs) =>
  Response.json(await suggest(contextOf(context), new URL(request.url).searchParams.get('q') ?? ''));
