import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';
import { onlyAbout } from '../../site/index.ts';

/** Events whose day is in a period. */
export const eventRows = ({ organisationId, from, to, reads, siteId }: AskedRows): RawBuilder<unknown> => sql`
  select event.id::text, event.title || case when event.generated then ' (exemple inventé)' else '' end as name, '/animations/' || event.id as href, event.held_on as day,
    (event.audience = 'everyone' or ${reads !== 'everyone'}::boolean) as seen,
    array_remove(array[event.commune_id], null) as territories, event.kind as genre, event.state as etat,
    event.participants, event.adults as adultes, event.children as enfants
  from event
  where event.organisation_id = ${organisationId}::uuid and event.held_on between ${from}::date and ${to}::date
    ${onlyAbout(siteId, sql.ref('event.site_id'))}`;
