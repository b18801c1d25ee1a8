import type { Context } from '../../identity/index.ts';
import { proceedings } from './proceedings.ts';
import { readCampaign } from './read-campaign.ts';
import { readEdition } from './read-edition.ts';

/** Address under which the pages and files of an edition stand before it is published. */
export const previewPath = (editionId: string): string => `/travail/campagnes/${editionId}/apercu`;

/** The edition as it stands, or as it was frozen, for those who make it. */
export async function readPreview(context: Context, editionId: string) {
  const { edition, type, head } = await readCampaign(context, editionId);
  const document = await readEdition(context.db, edition.id);
  return { head, document, proceedings: proceedings.parse(edition.proceedings), acts: type.proceedings };
}
