import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Stage } from '../words.ts';

export interface SiteAction {
  id: string;
  number: string;
  title: string;
  stage: Stage;
  organisation: string;
}

/** Actions that concern a place, as far as who asks may read them. */
export async function listActionsOfSite(db: Db, siteId: string, worksIn: string[]): Promise<SiteAction[]> {
  const { rows } = await sql<SiteAction>`
    select action.id, action.number, action.title, action.stage, organisation.short_name as organisation
    from action_site link join action on action.id = link.action_id
      join organisation on organisation.id = action.organisation_id
    where link.site_id = ${siteId}::uuid
      and (action.organisation_id = any(${worksIn}::uuid[]) or action.id in (select id from published_action))
    order by organisation.short_name collate fr, action.number collate fr_natural
  `.execute(db);
  return rows;
}

/** INSEE codes of the communes of a place that who asks may see; null where they may not see it. */
export async function findCommunesOfSite(db: Db, siteId: string, worksIn: string[]): Promise<string[] | null> {
  const { rows } = await sql<{ codes: string[] }>`
    select array(select territory.code from site_territory crossing
      join territory on territory.id = crossing.territory_id and territory.kind = 'commune'
      where crossing.site_id = site.id) as codes
    from site where site.id = ${siteId}::uuid and (site.published or site.organisation_id = any(${worksIn}::uuid[]))
  `.execute(db);
  return rows[0]?.codes ?? null;
}
