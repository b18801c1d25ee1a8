import { refusalOf } from '../../kernel/db/refusal.ts';
import { statusOf } from '../../kernel/errors.ts';
import { json } from './documents.ts';

/** Open data are read from any site, by anyone. */
const open = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };

export interface Answer {
  /** A document, its text where it is written already, or the bytes of a tile: none where it holds nothing. */
  body: object | string | Uint8Array<ArrayBuffer> | undefined;
  type?: string;
  headers?: Record<string, string>;
}

/** A document of the service; a refusal is told as the standard asks, in French. */
export async function answer(work: () => Promise<Answer>): Promise<Response> {
  try {
    const { body, type = json, headers = {} } = await work();
    if (body === undefined) return new Response(null, { status: 204, headers: open });
    const written = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    return new Response(written, { headers: { ...open, 'content-type': type, ...headers } });
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return Response.json(
      { code: refused.code, description: refused.message },
      // What the standard calls a wrong request, pages call a form that cannot be taken.
      {
        status: refused.kind === 'invalid' ? 400 : statusOf[refused.kind],
        headers: { 'access-control-allow-origin': '*' },
      },
    );
  }
}
