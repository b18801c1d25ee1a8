import { answeringJson } from '../../../web/answer-json.ts';
import { contextOf } from '../../../web/context.ts';
import { sentFile } from '../../../web/sent-file.ts';
import { keepPhoto } from '../../index.ts';
import type { Route } from './+types/receive-photo';

/** Takes a photograph of an observation from a phone. */
export const action = ({ request, context }: Route.ActionArgs) =>
  answeringJson(async () => {
    const form = await request.formData();
    const photo = await sentFile(form);
    const text = (name: string): string => String(form.get(name) ?? '');
    return keepPhoto(contextOf(context), { ...photo, id: text('id'), observationId: text('observationId') });
  });
