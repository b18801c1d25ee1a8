import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { type PhotoSize, readKeptPhotograph } from '../../kernel/kept-photograph.ts';
import { readViewpointsOfSite } from '../viewpoint/read-viewpoints.ts';
import { seenViewpoint } from '../viewpoint/seen-viewpoint.ts';
import { findShotFiles } from './shot.sql.ts';

/** The picture of a shot, for whoever may see its viewpoint. */
export async function readShot(
  context: Context & { dataFolder: string },
  { viewpointId, shotId, size }: { viewpointId: string; shotId: string; size: PhotoSize },
): Promise<Uint8Array> {
  const { seen } = await seenViewpoint(context, viewpointId);
  const [kept] = isId(shotId) ? await findShotFiles(context.db, seen, [viewpointId], [shotId]) : [];
  const content = kept && (await readKeptPhotograph(context.dataFolder, kept.file, size));
  if (!content) throw missing('Cette photographie');
  return content;
}

/** The last picture of each view that shows a place, of so many views at most, as who asks may see them. */
export async function readLatestShots(
  context: Context & { dataFolder: string },
  { siteId, size, most }: { siteId: string; size: PhotoSize; most: number },
) {
  const { series, seen } = await readViewpointsOfSite(context, siteId);
  const shownLast = series.flatMap(({ viewpoint, latest: shot, pictures }) => {
    const shown = shot ?? pictures.at(-1);
    return shown ? [{ viewpoint, shot: shown }] : [];
  });
  const latest = shownLast.slice(0, most);
  const ids = latest.map(({ shot }) => shot.id);
  const files = await findShotFiles(
    context.db,
    seen,
    latest.map(({ viewpoint }) => viewpoint.id),
    ids,
  );
  const read = await Promise.all(
    latest.map(async ({ viewpoint, shot }) => {
      const file = files.find(({ id }) => id === shot.id)?.file;
      const content = file && (await readKeptPhotograph(context.dataFolder, file, size));
      return content ? [{ viewpoint, shot, content }] : [];
    }),
  );
  return read.flat();
}
