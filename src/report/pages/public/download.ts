import { missing } from '../../../kernel/errors.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import type { PublishedEdition } from '../../published/read-published.ts';
import { readPublishedEdition } from '../../published/read-published.ts';
import { readReportType } from '../../read-report-type.ts';
import { type DownloadName, mediaTypeOf, readDownloadName } from '../../render/formats.ts';
import { renderEdition, renderFigures, renderProceedings } from '../../render/index.ts';
import { renderedOnce } from '../../render/rendered-files.ts';
import type { Route } from './+types/download';
import { addressOf } from './address.ts';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const name = readDownloadName(params.format);
    if (!name) throw missing('Ce fichier');
    const published = await readPublishedEdition(contextOf(context).db, addressOf(params));
    if (name.kind === 'proceedings' && !readReportType(params.type).proceedings) throw missing('Ce fichier');
    // The acts hold the session's facts too, which may be completed after publication.
    const facts = name.kind === 'proceedings' ? JSON.stringify(published.proceedings) : '';
    const bytes = await renderedOnce(`${published.sha256} ${params.format} ${facts}`, () => make(name, published));
    const file = [params.publisher, params.type, params.year, name.kind === 'figures' ? 'chiffres' : '', name.suffix];
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaTypeOf(name.format),
        'content-disposition': `attachment; filename="${file.filter(Boolean).join('-')}.${name.format}"`,
        'cache-control': 'no-cache',
      },
    });
  });
}

function make(name: DownloadName, { document, proceedings }: PublishedEdition): Promise<Uint8Array> {
  switch (name.kind) {
    case 'edition':
      return renderEdition(document, name.format);
    case 'figures':
      return renderFigures(document, name.format);
    case 'proceedings':
      return renderProceedings(document, proceedings, name.act, name.format);
  }
}
