import { type RawBuilder, sql } from 'kysely';
import type { AskedRows } from '../../kernel/counted-source.ts';

/** Sendings of a period: the register is read by those who steer alone. */
export const exchangeRows = ({ organisationId, from, to, reads }: AskedRows): RawBuilder<unknown> => sql`
  select exchange.id::text, exchange.subject || ', ' || exchange.body as name, '/nature/echanges/' || exchange.id as href,
    exchange.sent_on as day, ${reads === 'steering'}::boolean as seen, '{}'::uuid[] as territories,
    exchange.kind as nature, exchange.clause as fondement, exchange.audience as cercle, exchange.body as destinataire,
    exchange.row_count as lignes, exchange.fauna_count as faune, exchange.flora_count as flore
  from data_exchange exchange
  where exchange.organisation_id = ${organisationId}::uuid and exchange.sent_on between ${from}::date and ${to}::date
    and exchange.state in ('ready', 'told')`;
