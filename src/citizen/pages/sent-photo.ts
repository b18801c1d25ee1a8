import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { readSentPhoto } from '../index.ts';
import type { Route } from './+types/sent-photo';

/** A photograph that waits for a decision, for those who take it. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const content = await readSentPhoto(contextOf(context), params.id);
    return new Response(new Blob([new Uint8Array(content)]), {
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' },
    });
  });
