import { data, type MiddlewareFunction } from 'react-router';
import { visitor } from '../identity/index.ts';
import { contextOf, requestContext } from './context.ts';

/**
 * A form without the session's token has no more rights than a visitor's: its page was opened before signing in,
 * or is not ours. (Forms of another site do not come this far, see request-refusal.ts.)
 */
export const protectForms: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  if (Number(request.headers.get('content-length')) > largestForm) throw tooLarge();
  const carried = contextOf(context);
  if ((await tokenOf(request)) !== carried.session.csrf) {
    context.set(requestContext, { ...carried, actor: visitor, session: { actor: visitor, csrf: '' } });
  }
  return next();
};

async function tokenOf(request: Request): Promise<string> {
  const header = request.headers.get('x-csrf-token');
  if (header) return header;
  const form = await request
    .clone()
    .formData()
    .catch(() => {
      throw data({ sentence: unreadable, code: 'unreadable_form' }, { status: 400 });
    });
  const field = form.get('csrf');
  return typeof field === 'string' ? field : '';
}

/** Forms are read into memory; the largest of them carries a document of 20 MB to check. */
export const largestForm = 20 * 1024 * 1024;

const tooLarge = () =>
  data(
    {
      sentence:
        'Ce que vous envoyez est trop lourd\u00a0: revenez en arrière et choisissez un fichier plus léger (20\u202fMo au plus pour un document à contrôler, 10\u202fMo ailleurs). Rien n’a été enregistré.',
      code: 'form_too_large',
    },
    { status: 413 },
  );

const unreadable =
  'L’envoi est arrivé incomplet ou illisible. Rien n’a été modifié. Revenez à la page précédente, puis envoyez à nouveau.';
