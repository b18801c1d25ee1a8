import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { type PhotoSize, readKeptPhotograph } from '../../kernel/kept-photograph.ts';
import { isId } from '../../watch/index.ts';
import { seenViewpoint } from '../viewpoint/seen-viewpoint.ts';
import { findShotFile } from './shot.sql.ts';

/** The picture of a shot, for whoever may see its viewpoint. */
export async function readShot(
  context: Context & { dataFolder: string },
  { viewpointId, shotId, size }: { viewpointId: string; shotId: string; size: PhotoSize },
): Promise<Uint8Array> {
  const { seen } = await seenViewpoint(context, viewpointId);
  const file = isId(shotId) ? await findShotFile(context.db, seen, viewpointId, shotId) : undefined;
  const content = file && (await readKeptPhotograph(context.dataFolder, file, size));
  if (!content) throw missing('Cette photographie');
  return content;
}
