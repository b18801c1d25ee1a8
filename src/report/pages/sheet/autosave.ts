import { answeringJson } from '../../../web/answer-json.ts';
import { contextOf } from '../../../web/context.ts';
import { saveSheet } from '../../sheet/save-sheet.ts';
import type { Route } from './+types/autosave';

/** Saves texts while a person writes. */
export const action = ({ request, context, params }: Route.ActionArgs) =>
  answeringJson(async () => saveSheet(contextOf(context), { ...(await request.json()), sheetId: params.id }));
