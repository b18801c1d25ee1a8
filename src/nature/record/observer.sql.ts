import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';

/** Somebody as a form or a file names them; `form` is the name as `searchForm` writes it. */
export interface NamedObserver {
  name: string;
  body: string;
  form: string;
}

/** Observers of an organisation under the names given, by `form|body`; a name alone finds its only bearer. */
export async function findObservers(
  db: Db,
  organisationId: string,
  people: readonly NamedObserver[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select given.form || '|' || given.body as key, observer.id
    from json_to_recordset(${JSON.stringify(people)}::json) as given (form text, body text)
      join observer on observer.organisation_id = ${organisationId}::uuid and observer.erased_at is null
        and observer.search = given.form and observer.body = given.body
  `.execute(db);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Those who are not there yet, shown by a pseudonym until they say otherwise. Returns all of them, by `form|body`. */
export async function addObservers(
  tx: Tx,
  organisationId: string,
  people: readonly NamedObserver[],
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  await sql`
    insert into observer (organisation_id, name, body, search, pseudonym)
    select distinct on (form, body) ${organisationId}::uuid, name, body, form,
      'Observateur ' || upper(substr(md5(gen_random_uuid()::text), 1, 6))
    from json_to_recordset(${JSON.stringify(people)}::json) as given (name text, form text, body text)
    on conflict do nothing
  `.execute(tx);
  return findObservers(tx, organisationId, people);
}
