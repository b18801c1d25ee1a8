import { data, type MiddlewareFunction } from 'react-router';
import { contextOf } from './context.ts';

/**
 * Refuses a form that did not come from a page of ours: wrong origin, or without the session's token.
 * The sign-in form has no session yet and rests on the origin alone.
 */
export const protectForms: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    if (Number(request.headers.get('content-length')) > largestForm) throw tooLarge();
    const { session, origin } = contextOf(context);
    const from = request.headers.get('origin');
    if (from !== null && !sameOrigin(from, origin, request)) throw refused();
    if (session.actor.person && (await tokenOf(request)) !== session.csrf) throw refused();
  }
  return next();
};

function sameOrigin(from: string, origin: string, request: Request): boolean {
  const host = request.headers.get('host');
  return from === origin || (host !== null && new URL(origin).hostname === 'localhost' && new URL(from).host === host);
}

async function tokenOf(request: Request): Promise<string | null> {
  const header = request.headers.get('x-csrf-token');
  if (header) return header;
  const form = await request.clone().formData();
  const field = form.get('csrf');
  return typeof field === 'string' ? field : null;
}

/** Forms are read into memory; the largest of them carries a file of 10 MB. */
export const largestForm = 20 * 1024 * 1024;

const tooLarge = () =>
  data(
    {
      sentence:
        'Ce que vous envoyez est trop lourd\u00a0: revenez en arrière et choisissez un fichier de 10\u202fMo au plus. Rien n’a été enregistré.',
      code: 'form_too_large',
    },
    { status: 413 },
  );

const refused = () =>
  data(
    { sentence: 'Cette page a été ouverte avant votre connexion. Rechargez-la, puis envoyez à nouveau.', code: 'csrf' },
    { status: 403 },
  );
