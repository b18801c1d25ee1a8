import { createHash } from 'node:crypto';
import type { Context } from '../../identity/index.ts';
import { refusePhotograph } from '../../kernel/photograph.ts';
import { keepPhoto, type Recorded, recordObservation } from '../index.ts';

/** Records the observation of a page's form with its photographs; each is kept once, however often the form is sent. */
export async function recordFromForm(
  context: Context & { dataFolder: string },
  siteId: string,
  form: FormData,
): Promise<Recorded> {
  const text = (name: string): string => String(form.get(name) ?? '');
  const files = form.getAll('photos').filter((file): file is File => file instanceof File && file.size > 0);
  const photos = await Promise.all(
    files.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  );
  // Before anything is kept: an observation whose picture is refused can still be changed.
  for (const { name, content } of photos) await refusePhotograph(name, content);
  const recorded = await recordObservation(context, {
    id: text('id'),
    siteId,
    campaignId: text('campaignId') || null,
    observedOn: text('observedOn'),
    observer: text('observer'),
    level: text('level'),
    access: text('access') as 'outside',
    pathologies: form.getAll('pathologies').map(String),
    comment: text('comment'),
    audience: text('audience') as 'workers',
    replacesId: text('replacesId') || null,
    reason: text('reason'),
  });
  for (const photo of photos)
    await keepPhoto(context, { ...photo, id: numberOf(recorded.id, photo.content), observationId: recorded.id });
  return recorded;
}

/** The same picture of the same observation has the same number. */
function numberOf(observationId: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(observationId).update(content).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
