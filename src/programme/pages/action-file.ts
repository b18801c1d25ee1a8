import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { readFile } from '../index.ts';
import type { Route } from './+types/action-file';

/** A document as a download, never shown by the browser on our origin. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return sendingFile(request, async () => {
    const { name, mediaType, content } = await readFile(contextOf(context), params.id, params.file);
    return new Response(new Blob([new Uint8Array(content)]), {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
