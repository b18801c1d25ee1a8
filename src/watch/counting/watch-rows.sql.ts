import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';
import { communesOfSite, onlyAbout } from '../../site/index.ts';
import { unseen } from '../condition/scale.ts';

/** Words that stand, said by people: what was made up to show a page is in no figure. */
const standing = sql`not observation.generated
  and not exists (select from condition_observation later where later.replaces_id = observation.id)`;

const seenBy = (reads: AskedRows['reads']): RawBuilder<unknown> =>
  reads === 'everyone'
    ? sql`(site.published and observation.audience = 'everyone')`
    : sql`observation.audience = any(${reads === 'steering' ? ['everyone', 'workers', 'steering'] : ['everyone', 'workers']}::text[])`;

/** Observations made in a period. */
export const observationRows = ({ organisationId, from, to, reads, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select observation.id::text, site.name, '/sites/' || site.id || '/etat' as href, observation.observed_on as day,
    ${seenBy(reads)} as seen, ${communesOfSite(sql.ref('site.id'))} as territories,
    site.kind as type, site.level as niveau, observation.level as etat, observation.access as acces, site.id::text as site
  from condition_observation observation join site on site.id = observation.site_id
  where observation.organisation_id = ${organisationId}::uuid
    and observation.observed_on between ${from}::date and ${to}::date and ${standing}
    ${onlyAbout(siteId, sql.ref('observation.site_id'))}`;

/** Every place with the last observation that saw it, as known at the end of a period; `jamais_vu` without one. */
export const conditionRows = ({ organisationId, to, reads, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select site.id::text, site.name, '/sites/' || site.id || case when last.level is null then '' else '/etat' end as href,
    last.observed_on as day, case when last.level is null then site.published or ${reads !== 'everyone'}::boolean else last.seen end as seen,
    ${communesOfSite(sql.ref('site.id'))} as territories, site.kind as type, site.level as niveau,
    case when last.level is null then 'non' else 'oui' end as vu, coalesce(last.level, 'jamais_vu') as etat
  from site left join lateral (
    select observation.level, observation.observed_on, ${seenBy(reads)} as seen
    from condition_observation observation
    where observation.site_id = site.id and observation.level <> ${unseen} and observation.observed_on <= ${to}::date and ${standing}
    order by observation.observed_on desc, observation.recorded_at desc limit 1
  ) last on true
  where site.organisation_id = ${organisationId}::uuid ${onlyAbout(siteId, sql.ref('site.id'))}`;

/** Projects as they are today. */
export const projectRows = ({ organisationId, reads }: AskedRows): RawBuilder<unknown> => sql`
  select project.id::text, project.name, '/veille/projets/' || project.id as href,
    coalesce(project.decided_on, project.filed_on) as day, ${reads !== 'everyone'}::boolean as seen,
    array(select territory_id from project_territory where project_id = project.id) as territories,
    project.works as travaux, project.stage as stade, project.permit as autorisation
  from project where project.organisation_id = ${organisationId}::uuid`;

/** How far files had come on each day: the alert, then each state that somebody gave them. */
const steps = ({ organisationId, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select file.id, file.name, file.commune, file.site_id, step.state, step.reached_on, step.recorded_at,
    lag(step.state) over (partition by file.id order by step.reached_on, step.recorded_at) as former
  from endangered file cross join lateral (
    select 'open' as state, file.alerted_on as reached_on, '-infinity'::timestamptz as recorded_at
    union all
    select step.state, greatest(step.reached_on, file.alerted_on), step.recorded_at
    from endangered_step step where step.endangered_id = file.id
  ) step
  where file.organisation_id = ${organisationId}::uuid ${onlyAbout(siteId, sql.ref('file.site_id'))}`;

/** The communes of a file: those of its place, else the one it names in the organisation's territory. */
const communesOfFile = (organisationId: string): RawBuilder<unknown> => sql`
  case when step.site_id is not null then ${communesOfSite(sql.ref('step.site_id'))} else
    array(select territory.id from organisation
      join territory_member member on member.territory_id = organisation.territory_id
      join territory on territory.id = member.member_id and territory.kind = 'commune'
      where organisation.id = ${organisationId}::uuid and unaccent(lower(territory.name)) = unaccent(lower(step.commune))) end`;

/** Files of endangered elements as they stood at the end of a period. */
export const endangeredRows = (asked: AskedRows): RawBuilder<unknown> => sql`
  select step.id::text, step.name, '/veille/en-peril/' || step.id as href, step.reached_on as day, ${asked.reads !== 'everyone'}::boolean as seen,
    ${communesOfFile(asked.organisationId)} as territories, step.state as etape,
    case when step.state in ('saved', 'lost') then 'non' else 'oui' end as ouvert
  from (select distinct on (step.id) step.* from (${steps(asked)}) step
    where step.reached_on <= ${asked.to}::date order by step.id, step.reached_on desc, step.recorded_at desc) step`;

/** What happened to the files in a period: opened, moved forward or back, lost. */
export const endangeredStepRows = (states: string[]) => {
  const order = (state: string) => sql`array_position(${states}::text[], ${sql.ref(state)})`;
  return (asked: AskedRows): RawBuilder<unknown> => sql`
    select step.id || ' ' || step.recorded_at as id, step.name, '/veille/en-peril/' || step.id as href, step.reached_on as day,
      ${asked.reads !== 'everyone'}::boolean as seen, ${communesOfFile(asked.organisationId)} as territories, step.state as etape,
      case when step.former is null then 'ouvert' when step.state = 'lost' then 'perdu'
        when ${order('step.state')} > ${order('step.former')} then 'avance' else 'recule' end as sens,
      step.id::text as dossier
    from (${steps(asked)}) step where step.reached_on between ${asked.from}::date and ${asked.to}::date`;
};

/** Deliveries that were due in a period. */
export const deliveryRows = ({ organisationId, from, to, reads }: AskedRows): RawBuilder<unknown> => sql`
  select delivery.id::text, delivery.title || ', ' || delivery.partner as name, '/veille/livraisons/' || delivery.id as href,
    delivery.due_on as day, ${reads !== 'everyone'}::boolean as seen, '{}'::uuid[] as territories, delivery.loaded as chargee,
    case when delivery.received_on is null then 'attendue' when delivery.received_on <= delivery.due_on then 'a_temps'
      else 'en_retard' end as reception, delivery.partner as partenaire
  from delivery where delivery.organisation_id = ${organisationId}::uuid
    and delivery.due_on between ${from}::date and ${to}::date`;
