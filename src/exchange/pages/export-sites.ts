import { missing } from '../../kernel/errors.ts';
import { readSiteFilter } from '../../site/index.ts';
import { type FileFormat, fileFormatKeys, fileFormats } from '../../site/open/file-formats.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { exportSites } from '../files/export-sites.ts';
import type { Route } from './+types/export-sites';

/** The places of a list in a file: the filter is that of the address. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const format = fileFormatKeys.find((key): key is FileFormat => key === params.format);
    if (!format) throw missing('Ce format de fichier');
    const bytes = await exportSites(contextOf(context), readSiteFilter(new URL(request.url).searchParams), format);
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': fileFormats[format].type,
        'content-disposition': `attachment; filename="sites.${format}"`,
        'cache-control': 'no-cache',
      },
    });
  });
