import { data, redirect } from 'react-router';
import { isDomainError, statusOf } from '../kernel/errors.ts';

/** What an action answers when it refuses: the page shows the sentence and keeps what was typed. */
export interface Refusal {
  refusal: string;
  code: string;
  facts: Record<string, unknown>;
  kept: Record<string, string>;
}

/**
 * Runs an action's work. A refusal becomes an answer with its status and the person's input;
 * somebody whose session ended is asked to sign in and brought back.
 */
export async function answering<T>(request: Request, form: FormData, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.kind === 'unauthenticated' && error.code === 'sign_in_needed') throw signInFor(request);
    const refusal: Refusal = { refusal: error.message, code: error.code, facts: error.facts, kept: keptFrom(form) };
    return data(refusal, { status: statusOf[error.kind] });
  }
}

/** Runs a loader's work: refusals become the error page with the right status. */
export async function reading<T>(request: Request, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === 'sign_in_needed') throw signInFor(request);
    throw data({ sentence: error.message, code: error.code }, { status: statusOf[error.kind] });
  }
}

const signInFor = (request: Request) => {
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname + search : pathname;
  return redirect(`/connexion?retour=${encodeURIComponent(back.replace(/\.data$/, ''))}`);
};

const keptFrom = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !['csrf', 'password', 'current-password'].includes(entry[0]),
    ),
  );

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer;
