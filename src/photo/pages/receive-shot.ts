import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { keepShot } from '../index.ts';
import type { Route } from './+types/receive-shot';
import { shotFromForm } from './shot-from-form.ts';

/** Takes a shot that a device kept until the server could be reached. */
export const action = ({ request, params, context }: Route.ActionArgs) =>
  answeringJson(async () => keepShot(contextOf(context), await shotFromForm(await request.formData(), params.id)));
