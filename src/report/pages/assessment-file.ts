import { slugOf } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { makeCampaignFile, makeSiteScoreFile } from '../assessment-file/make-assessment-files.ts';
import { mediaTypeOf } from '../render/formats.ts';
import type { Route } from './+types/assessment-file';

/** The report of a campaign of assessment, or the score of one of its sites, as PDF/UA. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const carried = contextOf(context);
    const { site } = params as { site?: string };
    const { name, bytes } = site
      ? await makeSiteScoreFile(carried, params.id, site)
      : await makeCampaignFile(carried, params.id);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaTypeOf('pdf'),
        'content-disposition': `attachment; filename="${slugOf(name)}.pdf"`,
        'cache-control': 'no-cache',
      },
    });
  });
