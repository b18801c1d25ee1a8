import { slugOf } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { mediaTypeOf } from '../render/formats.ts';
import { makeSiteFile } from '../site-file/make-site-file.ts';
import type { Route } from './+types/site-file';

/** The file of a place as PDF/UA. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const { name, bytes } = await makeSiteFile(contextOf(context), params.id);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaTypeOf('pdf'),
        'content-disposition': `attachment; filename="${slugOf(name)}.pdf"`,
        'cache-control': 'no-cache',
      },
    });
  });
