import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Stage } from '../words.ts';

export interface ActionAt {
  id: string;
  number: string;
  title: string;
  stage: Stage;
  organisation: string;
  plans: { slug: string; title: string }[];
}

/** Published actions about a place (INSEE code or SIREN): said to be there, or at one of its published sites. */
export async function listActionsAt(db: Db, place: { kind: string; code: string }): Promise<ActionAt[]> {
  const { rows } = await sql<ActionAt>`
    with place as (
      select territory.id from territory
      where (code = ${place.code} and kind = ${place.kind}) or id in (select member.member_id
        from territory_member member join territory whole on whole.id = member.territory_id
        where whole.code = ${place.code} and whole.kind = ${place.kind})
    ),
    there as (
      select action_id from place join action_territory link on link.territory_id = place.id
      union
      select link.action_id from place join site_territory crossing on crossing.territory_id = place.id
        join site on site.id = crossing.site_id and site.published and not site.vulnerable
        join action_site link on link.site_id = site.id
    )
    select action.id, action.number, action.title, action.stage, organisation.short_name as organisation,
      (select json_agg(json_build_object('slug', plan.slug, 'title', plan.title) order by plan.title)
        from action_plan link join plan on plan.id = link.plan_id and plan.published where link.action_id = action.id) as plans
    from there join action on action.id = there.action_id join organisation on organisation.id = action.organisation_id
    where exists (select from action_plan link join plan on plan.id = link.plan_id and plan.published where link.action_id = action.id)
    order by organisation.short_name collate fr, action.number collate fr_natural
    limit 200
  `.execute(db);
  return rows;
}
