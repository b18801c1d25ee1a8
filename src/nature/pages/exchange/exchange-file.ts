import { noteReading } from '../../../identity/index.ts';
import { contextOf } from '../../../web/context.ts';
import { sendingFile } from '../../../web/forms.ts';
import { openFile } from '../../index.ts';
import type { Route } from './+types/exchange-file';

/** The file of an exchange, as it was sent. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const carried = contextOf(context);
    const { content, filename, size, organisationId } = await openFile(carried, carried.dataFolder, params.id);
    await noteReading(carried, { organisationId, what: 'exchange_file', objectId: params.id });
    return new Response(content, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(size),
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'no-store',
      },
    });
  });
