import { data, type MiddlewareFunction } from 'react-router';
import { noSession, visitor } from '../identity/index.ts';
import { statusOf } from '../kernel/errors.ts';
import { contextOf, requestContext } from './context.ts';
import { isLayerForm, largestFormAt } from './form-size.ts';

/** While nobody can be recognised, everybody is told so: to answer as to a visitor would be to answer wrong. */
export const tellOutage: MiddlewareFunction<Response> = async ({ context }, next) => {
  const { outage } = contextOf(context);
  if (outage) throw data({ sentence: outage.message, code: outage.code }, { status: statusOf[outage.kind] });
  return next();
};

/**
 * A form without the session's token has no more rights than a visitor's: its page was opened before signing in,
 * or is not ours. (Forms of another site do not come this far, see request-refusal.ts.)
 */
export const protectForms: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const { pathname } = new URL(request.url);
  if (Number(request.headers.get('content-length')) > largestFormAt(pathname)) throw tooLarge(isLayerForm(pathname));
  // Programs say who they are by a token, in each request; a session has no part in it.
  if (pathname.startsWith('/api/')) return next();
  const carried = contextOf(context);
  if ((await tokenOf(request)) !== carried.session.csrf) {
    context.set(requestContext, { ...carried, actor: visitor, session: noSession });
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

const tooLarge = (isLayer: boolean) =>
  data({ sentence: isLayer ? layerTooLarge : documentTooLarge, code: 'form_too_large' }, { status: 413 });

const documentTooLarge =
  'Ce que vous envoyez est trop lourd\u00a0: revenez en arrière et choisissez un fichier plus léger (20\u202fMo au plus pour un document à contrôler, 10\u202fMo ailleurs). Rien n’a été enregistré.';

const layerTooLarge =
  'Ce que vous envoyez dépasse 60\u202fMo\u00a0: revenez en arrière, envoyez les couches une à une, ou découpez-les par exemple par commune. Qui tient le serveur peut aussi lancer «\u00a0carreau import sites\u00a0», qui va jusqu’à 200\u202fMo. Rien n’a été enregistré.';

const unreadable =
  'L’envoi est arrivé incomplet ou illisible. Rien n’a été modifié. Revenez à la page précédente, puis envoyez à nouveau.';
