import { missing } from '../../../kernel/errors.ts';
import { contextOf } from '../../../web/context.ts';
import { sendingFile } from '../../../web/forms.ts';
import { exportObserver } from '../../index.ts';
import { exportFormats } from '../../observer/export-observer.ts';
import type { Route } from './+types/observer-file';

/** All that is held of somebody, as a file. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const format = exportFormats.find((one) => one === params.format);
    if (!format) throw missing('Ce format');
    const bytes = await exportObserver(contextOf(context), params.id, format);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="observateur.${format}"`,
        'cache-control': 'no-store',
      },
    });
  });
