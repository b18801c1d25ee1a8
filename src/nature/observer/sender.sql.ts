import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';

/** Apart from the observers of an organisation, whose names anybody could type; and from namesakes who agreed otherwise. */
const bodies = { agreed: 'Public', unagreed: 'Public, non nommé' };

export interface Sender {
  organisationId: string;
  name: string;
  /** The day they agreed to be named; null where they did not. */
  agreedOn: string | null;
}

/** The observer that somebody without an account is: shown by a pseudonym unless they agreed to be named. */
export async function keepSender(tx: Tx, { organisationId, name, agreedOn }: Sender): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into observer (organisation_id, name, body, search, pseudonym, shown, agreed_on)
    values (${organisationId}::uuid, ${name}, ${agreedOn ? bodies.agreed : bodies.unagreed}, ${searchForm(name)},
      'Observateur ' || upper(substr(md5(gen_random_uuid()::text), 1, 6)), ${agreedOn ? 'name' : 'pseudonym'}, ${agreedOn}::date)
    on conflict (organisation_id, search, body) where erased_at is null do update set name = observer.name
    returning id
  `.execute(tx);
  return (rows[0] as { id: string }).id;
}

/** Those of a visit who are the observers of no other. */
export async function listSendersOfVisitAlone(
  tx: Tx,
  { organisationId, visitId }: { organisationId: string; visitId: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select observer.id from visit join observer on observer.organisation_id = visit.organisation_id
      and observer.id = any(visit.observer_ids) and observer.body = any(${Object.values(bodies)}::text[])
    where visit.organisation_id = ${organisationId}::uuid and visit.id = ${visitId}::uuid
      and not exists (select from visit other where other.organisation_id = visit.organisation_id and other.id <> visit.id
        and other.observer_ids @> array[observer.id])
  `.execute(tx);
  return rows.map(({ id }) => id);
}
