import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';

/**
 * Places by the words that people write for them: a name, a number of another register, or a name with its identifier in
 * brackets. Among those of the organisation, and for words that none of them answers to, those that others publish; words
 * that several places answer to are left out.
 */
export async function findSitesNamed(db: Db, organisationId: string, words: string[]): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const given = words.map((said) => ({
    said,
    form: searchForm(said),
    number: said.trim().toLowerCase(),
    id: idIn(said),
  }));
  const { rows } = await sql<{ said: string; id: string }>`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (said text, form text, number text, id text)),
    found as (
      select given.said, site.id, site.organisation_id = ${organisationId}::uuid as own
      from given join site on given.id is null and site.search = given.form or site.id::text = given.id
      where site.published or site.organisation_id = ${organisationId}::uuid
      union
      select given.said, site.id, site.organisation_id = ${organisationId}::uuid
      from given join site_identifier identifier on lower(identifier.value) = given.number
        join site on site.id = identifier.site_id
      where given.id is null and (site.published or site.organisation_id = ${organisationId}::uuid)
    )
    select said, min(id::text) as id from found
    where own or not exists (select from found mine where mine.said = found.said and mine.own)
    group by said having count(*) = 1
  `.execute(db);
  return new Map(rows.map(({ said, id }) => [said, id]));
}

const idIn = (said: string): string | null =>
  /\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]$/.exec(said.trim())?.[1] ?? null;
