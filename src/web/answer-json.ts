import { refusalOf } from '../kernel/db/refusal.ts';
import { statusOf } from '../kernel/errors.ts';
import { typeset } from '../kernel/typeset.ts';

/** Answers a save made by a script: its outcome, or the sentence of a refusal with its status. */
export async function answeringJson(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work());
  } catch (error) {
    if (error instanceof SyntaxError)
      return refused(400, 'bad_json', 'Carreau n’a pas pu lire l’envoi : rechargez la page.');
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(statusOf[refusal.kind], refusal.code, refusal.message);
  }
}

const refused = (status: number, code: string, sentence: string) =>
  Response.json({ code, sentence: typeset(sentence) }, { status });
