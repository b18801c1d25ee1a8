import { createHash } from 'node:crypto';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readNews } from '../news/read-news.ts';
import { writeAtom } from '../news/write-atom.ts';
import type { Route } from './+types/feed';
import { followingOf } from './following.ts';

/** What is new for readers of feeds; « 304 » where they have it as it is. */
export function loader({ request, params, context }: Pick<Route.LoaderArgs, 'request' | 'params' | 'context'>) {
  const { db, origin } = contextOf(context);
  const path = new URL(request.url).pathname.replace(/\.atom$/, '');
  return reading(request, async () => {
    const body = writeAtom(origin, path, await readNews({ db, following: followingOf(params) }));
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const headers = { etag, 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
    if (
      request.headers
        .get('if-none-match')
        ?.split(/\s*,\s*/)
        .includes(etag)
    )
      return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' } });
  });
}
