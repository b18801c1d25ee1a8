import { refusalOf } from '../../../kernel/db/refusal.ts';
import { statusOf } from '../../../kernel/errors.ts';
import { contextOf } from '../../../web/context.ts';
import { saveSheet } from '../../sheet/save-sheet.ts';
import type { Route } from './+types/autosave';

/** Saves texts while a person writes. Answers `SaveOutcome`, or the sentence of a refusal with its status. */
export async function action({ request, context, params }: Route.ActionArgs) {
  try {
    const input = await request.json();
    return Response.json(await saveSheet(contextOf(context), { ...input, sheetId: params.id }));
  } catch (error) {
    if (error instanceof SyntaxError)
      return refused(400, 'bad_json', 'Carreau n’a pas pu lire l’envoi : rechargez la page.');
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(statusOf[refusal.kind], refusal.code, refusal.message);
  }
}

const refused = (status: number, code: string, sentence: string) => Response.json({ code, sentence }, { status });
