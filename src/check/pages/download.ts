import { missing } from '../../kernel/errors.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import type { CheckedDocument } from '../answer/checked-document.ts';
import { writeFindingsCsv } from '../answer/write-csv.ts';
import { writeFindingsHtml } from '../answer/write-html.ts';
import { writeSarif } from '../answer/write-sarif.ts';
import { openCheck, readCheckedFile } from '../uploading/index.ts';
import type { Route } from './+types/download';

const writers: Record<string, { type: string; write: (checked: CheckedDocument) => string }> = {
  html: { type: 'text/html; charset=utf-8', write: (checked) => writeFindingsHtml([checked]) },
  csv: { type: 'text/csv; charset=utf-8', write: ({ answer }) => writeFindingsCsv([answer]) },
  json: { type: 'application/json; charset=utf-8', write: ({ answer }) => JSON.stringify(answer, null, 2) },
  sarif: {
    type: 'application/sarif+json; charset=utf-8',
    write: ({ answer }) => JSON.stringify(writeSarif([answer]), null, 2),
  },
};

/** The answer as the command writes it, or the document as it was sent. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return sendingFile(request, async () => {
    const world = contextOf(context);
    if (params.format === 'document') {
      const { name, content } = await readCheckedFile(world, params.id);
      return sent(name, 'application/octet-stream', content);
    }
    const writer = writers[params.format];
    if (!writer) throw missing('Ce fichier');
    const { name, checked } = await openCheck(world, params.id);
    return sent(`${name.replace(/\.\w+$/, '')}-controle.${params.format}`, writer.type, writer.write(checked));
  });
}

const sent = (name: string, type: string, content: string | Uint8Array): Response =>
  new Response(new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
