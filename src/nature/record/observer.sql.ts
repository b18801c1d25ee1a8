import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';

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
    select given.form || '|' || given.body as key, bearer.id
    from json_to_recordset(${JSON.stringify(people)}::json) as given (form text, body text)
      cross join lateral (
        select coalesce(min(id::text) filter (where body = given.body),
          case when given.body = '' and count(*) = 1 then min(id::text) end)::uuid as id
        from observer where organisation_id = ${organisationId}::uuid and erased_at is null and search = given.form
      ) bearer
    where bearer.id is not null
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
  const known = await findObservers(tx, organisationId, people);
  const unknown = people.filter(({ form, body }) => !known.has(`${form}|${body}`));
  if (unknown.length === 0) return known;
  await sql`
    insert into observer (organisation_id, name, body, search, pseudonym)
    select distinct on (form, body) ${organisationId}::uuid, name, body, form,
      'Observateur ' || upper(substr(md5(gen_random_uuid()::text), 1, 6))
    from json_to_recordset(${JSON.stringify(unknown)}::json) as given (name text, form text, body text)
    on conflict do nothing
  `.execute(tx);
  return new Map([...known, ...(await findObservers(tx, organisationId, unknown))]);
}

/**
 * Those that names written in one field stand for. Who was there under a name stays, with their body, or as somebody who
 * was erased; the others are found by their name, or added.
 */
export async function idsOfNames(
  tx: Tx,
  organisationId: string,
  names: readonly string[],
  kept: { ids: readonly string[]; names: readonly string[] },
): Promise<string[]> {
  const there = Map.groupBy(kept.ids, (_, at) => searchForm(kept.names[at] ?? ''));
  const people = names.map((name) => ({ name, body: '', form: searchForm(name) }));
  const others = await addObservers(
    tx,
    organisationId,
    people.filter(({ form }) => !there.has(form)),
  );
  return people.flatMap(({ form }) => there.get(form) ?? others.get(`${form}|`) ?? []);
}
