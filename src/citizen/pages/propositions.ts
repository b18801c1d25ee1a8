import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { proposeWords } from '../index.ts';
import type { Route } from './+types/propositions';

/** Names of species and of communes for whoever fills a form. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  answeringJson(() =>
    proposeWords(contextOf(context), params.what, new URL(request.url).searchParams.get('texte') ?? ''),
  );
