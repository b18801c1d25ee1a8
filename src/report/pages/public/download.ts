import { missing } from '../../../kernel/errors.ts';
import { contextOf } from '../../../web/context.ts';
import { sendingFile } from '../../../web/forms.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import { readReportType } from '../../read-report-type.ts';
import { readDownloadName } from '../../render/formats.ts';
import { renderedOnce } from '../../render/rendered-files.ts';
import type { Route } from './+types/download';
import { addressOf } from './address.ts';
import { downloadResponse, makeDownload } from './make-download.ts';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return sendingFile(request, async () => {
    const name = readDownloadName(params.format);
    if (!name) throw missing('Ce fichier');
    const { db, origin } = contextOf(context);
    const published = await readPublishedEdition(db, addressOf(params));
    if (name.kind === 'proceedings' && !readReportType(params.type).proceedings) throw missing('Ce fichier');
    // The acts hold the session's facts too, which may be completed after publication.
    const facts = name.kind === 'proceedings' ? JSON.stringify(published.proceedings) : '';
    const bytes = await renderedOnce(`${published.sha256} ${params.format} ${facts}`, () =>
      makeDownload(name, published.document, published.proceedings, origin),
    );
    return downloadResponse(name, bytes, [params.publisher, params.type, params.year]);
  });
}
