import { missing } from '../../kernel/errors.ts';
import { slugOf } from '../../kernel/french.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { readEdition } from '../edition/read-edition.ts';
import { renderEdition } from '../render/index.ts';
import type { Route } from './+types/campaign-draft';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
};

const isFormat = (format: string): format is keyof typeof types => Object.hasOwn(types, format);

/** The report as it stands, for those who make it. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { format } = params;
    if (!isFormat(format)) throw missing('Ce format');
    const { edition } = await readCampaign(contextOf(context), params.id);
    const file = await renderEdition(await readEdition(contextOf(context).db, edition.id), format);
    const name = `${slugOf(`${edition.publisherShortName} ${edition.title}`)}.${format}`;
    return new Response(new Uint8Array(file), {
      headers: { 'content-type': types[format], 'content-disposition': `inline; filename="${name}"` },
    });
  });
}
