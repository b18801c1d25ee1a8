import { answeringJson } from '../../../web/answer-json.ts';
import { contextOf } from '../../../web/context.ts';
import { recordObservation } from '../../index.ts';
import type { Route } from './+types/receive-answer';

/** Takes an observation from a phone. */
export const action = ({ request, params, context }: Route.ActionArgs) =>
  answeringJson(async () =>
    recordObservation(contextOf(context), { ...(await request.json()), campaignId: params.id }),
  );
