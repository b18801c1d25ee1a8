import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';

/** What was received in a period, but for spam: a visitor is told of what was published alone. */
export const messageRows = ({ organisationId, from, to, reads }: AskedRows): RawBuilder<unknown> => sql`
  select received.id::text,
    case received.kind when 'remark' then 'Remarque' when 'sighting' then 'Observation' else 'Photographie' end
      || ' reçue le ' || to_char(received.day, 'DD/MM/YYYY') || case when received.generated then ' (exemple inventé)' else '' end as name,
    case when received.published then '/engagements/' || received.about_id else '/travail/envois/' || received.id end as href,
    received.day, (received.published or ${reads !== 'everyone'}::boolean) as seen, '{}'::uuid[] as territories,
    received.kind as genre, case received.state when 'aside' then 'waiting' else received.state end as suite
  from (
    select message.*, (received_at at time zone 'Europe/Paris')::date as day, kind = 'remark' and state = 'accepted' as published
    from citizen_message message
    where organisation_id = ${organisationId}::uuid and state <> 'spam'
  ) received
  where received.day between ${from}::date and ${to}::date`;
