import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';
import { onlyAbout } from '../../site/index.ts';
import { type FollowedGroup, listFollowedGroups } from './followed-groups.ts';

/** What a record is of that no group takes in: a name nobody found, a mushroom. */
export const noGroup = 'autres';

const groupOfTaxon = (): RawBuilder<unknown> => {
  const cases = listFollowedGroups().map((group) => sql`when ${belongs(group)} then ${group.key}::text`);
  return sql`case ${sql.join(cases, sql` `)} else ${noGroup} end`;
};

function belongs({ kingdom, orderName, family, group2 }: FollowedGroup): RawBuilder<unknown> {
  const conditions = Object.entries({ kingdom, orderName, family, group2 }).flatMap(([column, values]) =>
    values ? [sql`${sql.ref(`taxon.${column}`)} = any(${values}::text[])`] : [],
  );
  return sql.join(conditions, sql` and `);
}

/** Visitors are told of what is published and shown to all, by the name of its taxon: its place is on its own page. */
const seenBy = (reads: AskedRows['reads']): RawBuilder<unknown> =>
  reads === 'everyone'
    ? sql`(dataset.published and exists (select from shown_record shown
        where shown.organisation_id = record.organisation_id and shown.id = record.id))`
    : sql`true`;

/**
 * Records of a period, seen or sought in vain. They are not told by commune: of a sensitive species, a count by commune
 * would say where it is.
 */
export const recordRows = ({ organisationId, from, to, reads }: AskedRows): RawBuilder<unknown> => sql`
  select record.id::text,
    coalesce(nullif(taxon.vernacular, ''), taxon.full_name, record.name_cited)
      || case when dataset.generated then ' (exemple inventé)' else '' end as name,
    '/nature/donnees/' || record.id as href, record.date_from as day, ${seenBy(reads)} as seen, '{}'::uuid[] as territories,
    case taxon.kingdom when 'Plantae' then 'flore' when 'Animalia' then 'faune' else 'autre' end as regne,
    ${groupOfTaxon()} as groupe, case record.status when 'No' then 'absence' else 'presence' end as observation,
    coalesce(visit.protocol, 'aucun') as protocole, record.cd_ref::text as taxon, record.visit_id::text as visite
  from record join dataset on dataset.organisation_id = record.organisation_id and dataset.id = record.dataset_id
    left join taxon on taxon.version = record.taxref_version and taxon.cd_nom = record.cd_ref
    left join visit on visit.organisation_id = record.organisation_id and visit.id = record.visit_id
  where record.organisation_id = ${organisationId}::uuid and record.date_from between ${from}::date and ${to}::date`;

/** The protocol whose visits are sessions of capture, and how its records say what was done with a bird. */
export const ringing = 'ringing';
const birds = (capture: 'new' | 'control' | null): RawBuilder<unknown> => sql`
  (select count(*)::int from record where record.organisation_id = visit.organisation_id and record.visit_id = visit.id
    and record.extra ->> 'capture' ${capture === null ? sql`in ('new', 'control')` : sql`= ${capture}`})`;

/** Sessions of capture of a period, with the birds that were ringed or met again. */
export const ringingRows = (asked: AskedRows): RawBuilder<unknown> => sql`
  select row.*, coalesce(visit.fields ->> 'programme', 'other') as programme, ${birds(null)} as oiseaux,
    ${birds('new')} as bagues, ${birds('control')} as controles
  from (${visitRows(asked)}) row
    join visit on visit.organisation_id = ${asked.organisationId}::uuid and visit.id = row.id::uuid
  where row.protocole = ${ringing}`;

/** Visits of a period that took place, with how many records they gave. */
export const visitRows = ({ organisationId, from, to, reads, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select visit.id::text,
    coalesce(nullif(visit.place_name, ''), site.name, 'Relevé')
      || case when dataset.generated then ' (exemple inventé)' else '' end as name,
    '/nature/visites/' || visit.id as href, visit.date_from as day, ${reads !== 'everyone'}::boolean as seen,
    '{}'::uuid[] as territories, coalesce(visit.protocol, 'aucun') as protocole,
    case when visit.done then 'oui' else 'non' end as faite, visit.site_id::text as site,
    (select count(*)::int from record where record.organisation_id = visit.organisation_id and record.visit_id = visit.id) as donnees
  from visit join dataset on dataset.organisation_id = visit.organisation_id and dataset.id = visit.dataset_id
    left join site on site.id = visit.site_id
  where visit.organisation_id = ${organisationId}::uuid and visit.date_from between ${from}::date and ${to}::date
    ${onlyAbout(siteId, sql.ref('visit.site_id'))}`;
