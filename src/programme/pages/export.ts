import { missing } from '../../kernel/errors.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { exportActions } from '../index.ts';
import type { Route } from './+types/export';

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function loader({ request, params, context }: Route.LoaderArgs) {
  return sendingFile(request, async () => {
    const { organisation, format } = params;
    if (format !== 'csv' && format !== 'xlsx') throw missing('Ce format');
    const content = await exportActions(contextOf(context), { organisationId: organisation, format });
    return new Response(new Blob([new Uint8Array(content)]), {
      headers: {
        'content-type': types[format] ?? '',
        'content-disposition': `attachment; filename="actions.${format}"`,
      },
    });
  });
}
