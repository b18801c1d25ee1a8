import { answeringJson } from '../../../web/answer-json.ts';
import { contextOf } from '../../../web/context.ts';
import { saveVisit } from '../../index.ts';
import type { Route } from './+types/receive-visit';

/** Takes a visit that a device kept until the server could be reached. */
export const action = ({ request, params, context }: Route.ActionArgs) =>
  answeringJson(async () => saveVisit(contextOf(context), { ...(await request.json()), protocol: params.protocol }));
