import { missing } from '../../kernel/errors.ts';
import { slugOf } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { readPreview } from '../edition/read-preview.ts';
import { readDownloadName } from '../render/formats.ts';
import type { Route } from './+types/campaign-preview-file';
import { downloadResponse, makeDownload } from './public/make-download.ts';

/** A file of the edition as it stands, for those who make it: a proof, or an act to prepare the session. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return sendingFile(request, async () => {
    const name = readDownloadName(params.format);
    const world = contextOf(context);
    const { head, document, proceedings, acts } = await readPreview(world, params.id);
    if (!name || (name.kind === 'proceedings' && !acts)) throw missing('Ce fichier');
    const bytes = await makeDownload(name, document, proceedings, world.origin);
    return downloadResponse(name, bytes, [slugOf(`${head.publisher} ${head.title}`), head.frozen ? '' : 'epreuve']);
  });
}
