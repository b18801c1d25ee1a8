import { writeCsv } from '../../kernel/table/write-table.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { readCommuneGrid } from '../index.ts';
import type { Route } from './+types/communes-download';

/** A number as a spreadsheet reads it. */
const plain = (text: string): string => text.replaceAll('\u202f', '').replaceAll('\u00a0', ' ').replace('−', '-');

/** The grid as a file: filled in a spreadsheet, its columns are pasted back as they are. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return sendingFile(request, async () => {
    const period = new URL(request.url).searchParams.get('periode');
    const { indicator, lines, periodLabel, unitLabel } = await readCommuneGrid(contextOf(context), params.id, period);
    const header = ['Code INSEE', 'Commune', [periodLabel, unitLabel].filter(Boolean).join(', ')];
    const rows = lines.map(({ code, name, text }) => [code, name, plain(text)]);
    return new Response(new Blob([new Uint8Array(writeCsv(header, rows))]), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${indicator.code}-communes.csv"`,
      },
    });
  });
}
