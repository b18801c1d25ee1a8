import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { readShot } from '../index.ts';
import type { Route } from './+types/shot-picture';

/** The picture of a shot; it never changes, and its address is known to those who may see it. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const size = new URL(request.url).searchParams.get('taille') === 'petite' ? 'small' : 'large';
    const content = await readShot(contextOf(context), { viewpointId: params.id, shotId: params.shot, size });
    return new Response(new Blob([new Uint8Array(content)]), {
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=3600' },
    });
  });
