import type { Context } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { EditionDocument } from '../document.ts';
import { proceedings } from './proceedings.ts';
import { readCampaign } from './read-campaign.ts';
import { readEdition } from './read-edition.ts';

/** Address under which the pages and files of an edition stand before it is published. */
export const previewPath = (editionId: string): string => `/travail/campagnes/${editionId}/apercu`;

/**
 * The edition as it stands, or as it was frozen, for those who make it. A page that prints neither the list of the law
 * nor what was accepted has no need of the checks: it gives a lighter `assembleLive`.
 */
export async function readPreview(
  context: Context,
  editionId: string,
  assembleLive?: (db: Db, editionId: string) => Promise<EditionDocument>,
) {
  const { edition, type, head } = await readCampaign(context, editionId);
  const document = await readEdition(context.db, edition.id, assembleLive);
  return {
    head,
    document,
    easyRead: edition.easyRead,
    proceedings: proceedings.parse(edition.proceedings),
    acts: type.proceedings,
  };
}
