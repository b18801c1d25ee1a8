import { newestContextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { exportMessage } from '../index.ts';
import type { Route } from './+types/export';

/** All that is held of what somebody sent, for whoever has its secret address. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const content = await exportMessage(newestContextOf(context), params.code);
    return new Response(Buffer.from(content), {
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    });
  });
