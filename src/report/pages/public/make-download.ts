import type { EditionDocument } from '../../document.ts';
import type { Proceedings } from '../../edition/proceedings.ts';
import { type DownloadName, mediaTypeOf } from '../../render/formats.ts';
import { renderEdition, renderFigures, renderProceedings } from '../../render/index.ts';

export function makeDownload(
  name: DownloadName,
  document: EditionDocument,
  proceedings: Proceedings,
  origin: string,
): Promise<Uint8Array> {
  switch (name.kind) {
    case 'edition':
      return renderEdition(document, name.format, origin);
    case 'figures':
      return renderFigures(document, name.format);
    case 'proceedings':
      return renderProceedings(document, proceedings, name.act, name.format);
  }
}

/** The file under a name made of these words. */
export function downloadResponse(name: DownloadName, bytes: Uint8Array, words: string[]): Response {
  const file = [...words, name.kind === 'figures' ? 'chiffres' : '', name.suffix].filter(Boolean).join('-');
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaTypeOf(name.format),
      'content-disposition': `attachment; filename="${file}.${name.format}"`,
      'cache-control': 'no-cache',
    },
  });
}
