import { answeringJson } from '../../../web/answer-json.ts';
import { contextOf } from '../../../web/context.ts';
import { proposeEntry } from '../../index.ts';
import type { Route } from './+types/propose-entry';

/** Proposes taxa, observers and what was seen here before to a form that is being filled. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  answeringJson(() => proposeEntry(contextOf(context), params.what, new URL(request.url).searchParams));
