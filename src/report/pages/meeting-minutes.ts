import { findOrganisation } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { slugOf } from '../../kernel/french.ts';
import { readMeeting } from '../../watch/index.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { printMinutes } from '../minutes/minutes-pieces.ts';
import { mediaTypeOf } from '../render/formats.ts';
import { renderDocument } from '../render/index.ts';
import type { Route } from './+types/meeting-minutes';

/** The minutes of a meeting as a file for a word processor. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return sendingFile(request, async () => {
    const meeting = await readMeeting(carried, params.id);
    const format = (['docx', 'odt'] as const).find((each) => each === params.format);
    if (!format) throw missing('Ce fichier');
    const organisation = await findOrganisation(carried.db, { id: meeting.row.organisationId });
    const bytes = await renderDocument(printMinutes({ ...meeting, organisation: organisation?.name ?? '' }), format);
    const name = slugOf(`releve ${meeting.body.name} ${meeting.values.heldOn}`);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaTypeOf(format),
        'content-disposition': `attachment; filename="${name}.${format}"`,
        'cache-control': 'no-cache',
      },
    });
  });
}
