import type { Db } from '../../kernel/db/index.ts';

export const nameCampaigns = async (db: Db, ids: string[]) => {
  const rows = await db
    .selectFrom('watchCampaign')
    .select(['id', 'title as name'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
  return rows.map((campaign) => ({ ...campaign, href: `/veille/campagnes/${campaign.id}` }));
};
