import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { suggest } from '../index.ts';
import type { Route } from './+types/suggestions';

/** What the search box proposes as one types. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  answeringJson(() => suggest(contextOf(context), new URL(request.url).searchParams.get('q') ?? ''));
