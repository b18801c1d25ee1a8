import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { type PhotoSize, readKeptPhotograph } from '../../kernel/kept-photograph.ts';
import { seenSite } from '../watched-site.ts';
import { findPhotoFiles } from './photo.sql.ts';

/** A photograph of a place, for whoever may read its observation. */
export async function readPhoto(
  context: Context & { dataFolder: string },
  { siteId, photoId, size }: { siteId: string; photoId: string; size: PhotoSize },
): Promise<Uint8Array> {
  const content = isId(photoId) ? (await readPhotos(context, siteId, [photoId], size)).get(photoId) : undefined;
  if (!content) throw missing('Cette photo');
  return content;
}

/** Several of them, by number; those that who asks may not see are not in it. */
export async function readPhotos(
  context: Context & { dataFolder: string },
  siteId: string,
  photoIds: string[],
  size: PhotoSize,
): Promise<Map<string, Uint8Array>> {
  const { audiences } = await seenSite(context, siteId);
  const files = await findPhotoFiles(context.db, siteId, photoIds, audiences);
  const read = await Promise.all(
    files.map(async ({ id, file }) => [id, await readKeptPhotograph(context.dataFolder, file, size)] as const),
  );
  return new Map(read.flatMap(([id, content]) => (content ? [[id, content] as const] : [])));
}
