import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { answerFile } from '../share/answer-file.ts';
import type { Route } from './+types/illustration';

/** A chart or a map as SVG, PNG or CSV. */
export const loader = ({ request, params, context }: Pick<Route.LoaderArgs, 'request' | 'params' | 'context'>) =>
  sendingFile(request, () => {
    const { db, effects, origin } = contextOf(context);
    const query = new URL(request.url).searchParams;
    return answerFile({ db, effects, origin, path: params['*'], query, known: request.headers.get('if-none-match') });
  });
