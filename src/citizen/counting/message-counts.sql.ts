import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { MessageKind } from '../message.ts';

/** What came in a year, of one kind, and what became of it; what was spam is told apart. */
export interface MessageCounts {
  year: number;
  kind: MessageKind;
  received: number;
  waiting: number;
  accepted: number;
  refused: number;
  withdrawn: number;
  spam: number;
  /** Half of the answers came within so many days; null where none came. */
  medianDays: number | null;
  generated: boolean;
}

export async function countMessages(db: Db): Promise<MessageCounts[]> {
  const { rows } = await sql<MessageCounts>`
    select extract(year from received_at at time zone 'Europe/Paris')::int as year, kind,
      (count(*) filter (where state <> 'spam'))::int as received,
      (count(*) filter (where state in ('waiting', 'aside')))::int as waiting,
      (count(*) filter (where state = 'accepted'))::int as accepted,
      (count(*) filter (where state = 'refused'))::int as refused,
      (count(*) filter (where state = 'withdrawn'))::int as withdrawn,
      (count(*) filter (where state = 'spam'))::int as spam,
      round((percentile_cont(0.5) within group (order by extract(epoch from decided_at - received_at) / 86400)
        filter (where state in ('accepted', 'refused')))::numeric, 1)::float8 as median_days,
      bool_or(generated) as generated
    from citizen_message group by 1, 2 order by 1 desc, 2 desc
  `.execute(db);
  return rows;
}

/** Organisations that read something of a kind, and what. */
export const listReceiving = async (db: Db) => {
  const { rows } = await sql<{
    slug: string;
    name: string;
    remarks: boolean;
    photographs: boolean;
    sightings: boolean;
  }>`
    select organisation.slug, organisation.name, remarks, photographs, dataset_id is not null as sightings
    from reception join organisation on organisation.id = reception.organisation_id
    where remarks or photographs or dataset_id is not null order by organisation.name collate fr
  `.execute(db);
  return rows;
};
