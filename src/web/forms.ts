import { data, redirect } from 'react-router';
import { refusalOf } from '../kernel/db/refusal.ts';
import { statusOf } from '../kernel/errors.ts';
import { typeset } from '../kernel/typeset.ts';

/** What an action answers when it refuses: the page shows the sentence and keeps what was typed. */
export interface Refusal {
  refusal: string;
  code: string;
  facts: Record<string, unknown>;
  kept: Record<string, string>;
  /** The same, every value of the fields that share a name: ticked boxes, lines of a table. */
  keptLists: Record<string, string[] | undefined>;
}

const sessionEnded =
  'Votre session a pris fin, ou cette page date d’avant votre connexion : rien n’est encore enregistré. Connectez-vous dans un autre onglet, puis envoyez à nouveau d’ici : votre saisie y est restée.';

/**
 * Runs an action's work. A refusal becomes an answer with its status and the person's input. Where the session
 * ended, the page stays as it is; without JavaScript the person signs in and comes back.
 */
export async function answering<T>(request: Request, form: FormData, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    const { code, facts, kind, message } = refused;
    if (code === 'sign_in_needed' && isNavigation(request)) throw signInFor(request);
    const sentence = code === 'sign_in_needed' ? typeset(sessionEnded) : message;
    const typed = typedIn(form);
    const keptLists = Object.fromEntries(typed.map(([name]) => [name, form.getAll(name).map(String)]));
    const refusal: Refusal = { refusal: sentence, code, facts, kept: Object.fromEntries(typed), keptLists };
    return data(refusal, { status: statusOf[kind] });
  }
}

/** Runs a loader's work: refusals become the error page with the right status. */
export async function reading<T>(request: Request, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    if (refused.code === 'sign_in_needed') throw signInFor(request);
    // An address whose words the engine cannot even read leads nowhere.
    if (refused.code === 'unreadable_value') throw new Response(null, { status: 404 });
    throw data({ sentence: refused.message, code: refused.code }, { status: statusOf[refused.kind] });
  }
}

/** Runs the loader of a file, which has no page of its own: a refusal is its sentence, as plain text. */
export async function sendingFile(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    if (refused.code === 'sign_in_needed') throw signInFor(request);
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return new Response(`${refused.message}\n`, { status: statusOf[refused.kind], headers });
  }
}

/** Whether a form was sent without a script: its answer is a page. */
export const isNavigation = (request: Request) => request.headers.get('accept')?.includes('text/html') ?? true;

const signInFor = (request: Request) => {
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname + search : pathname;
  const lost = request.method === 'GET' ? '' : '&saisie=1';
  return redirect(`/connexion?retour=${encodeURIComponent(back.replace(/\.data$/, ''))}${lost}`);
};

/** What a person typed: the texts of a form without its secrets, by name of field. */
export const typedIn = (form: FormData): [string, string][] =>
  [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !['csrf', 'password', 'current-password'].includes(entry[0]),
  );

/** The version a form goes on from: the one in force where its refusal tells it, else the one it was sent with. */
export function versionAfter(refused: (Pick<Refusal, 'kept'> & { facts: unknown }) | undefined, read: number): number {
  const { version } = (refused?.facts ?? {}) as { version?: number };
  return version ?? Number(refused?.kept.version ?? read);
}

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer;
