import { answeringJson } from '../../web/answer-json.ts';
import { contextOf } from '../../web/context.ts';
import { saveEditionTexts } from '../edition/save-edition-texts.ts';
import type { Route } from './+types/campaign-texts-save';

/** Saves texts of the edition while a person writes. */
export const action = ({ request, context, params }: Route.ActionArgs) =>
  answeringJson(async () => {
    const { baseVersion, content } = await request.json();
    return saveEditionTexts(contextOf(context), { editionId: params.id, baseVersion, texts: content });
  });
