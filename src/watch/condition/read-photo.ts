import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { type PhotoSize, readKeptPhotograph } from '../../kernel/kept-photograph.ts';
import { isId, seenSite } from '../watched-site.ts';
import { findPhotoFile } from './photo.sql.ts';

/** A photograph of a place, for whoever may read its observation. */
export async function readPhoto(
  context: Context & { dataFolder: string },
  { siteId, photoId, size }: { siteId: string; photoId: string; size: PhotoSize },
): Promise<Uint8Array> {
  const { audiences } = await seenSite(context, siteId);
  const file = isId(photoId) ? await findPhotoFile(context.db, siteId, photoId, audiences) : undefined;
  const content = file && (await readKeptPhotograph(context.dataFolder, file, size));
  if (!content) throw missing('Cette photo');
  return content;
}
