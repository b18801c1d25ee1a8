import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { exportDynamics } from '../index.ts';
import type { Route } from './+types/dynamics-csv';

/** The changes read on published viewpoints, as a table. */
export const loader = ({ request, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const carried = contextOf(context);
    return new Response(Uint8Array.from(await exportDynamics(carried, carried.origin)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="dynamiques.csv"',
        'cache-control': 'no-cache',
      },
    });
  });
