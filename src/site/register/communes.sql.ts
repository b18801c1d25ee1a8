import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';

/**
 * Communes by their INSEE code or their name, as sources write them. Of several of one name, that of the départements
 * where the organisation works; where more than one is left, none: nothing is guessed.
 */
export async function findCommunesSaid(
  db: Db,
  organisationId: string,
  said: readonly string[],
): Promise<Map<string, string>> {
  if (said.length === 0) return new Map();
  const words = [...new Set(said)].map((word) => ({ said: word, code: word.toUpperCase(), form: searchForm(word) }));
  const { rows } = await sql<{ said: string; id: string }>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(words)}::json) as given (said text, code text, form text)
    ), commune as (
      select id, code, departement_code, left(search, length(search) - length(code) - 1) as form from territory
      where kind = 'commune' and vintage = (select max(vintage) from territory where kind = 'commune')
    ), near as (
      select part.departement_code as code from organisation
        join territory_member member on member.territory_id = organisation.territory_id
        join territory part on part.id = member.member_id
      where organisation.id = ${organisationId}::uuid
    ), found as (
      select given.said, commune.id, commune.departement_code from given join commune on commune.code = given.code
      union select given.said, commune.id, commune.departement_code from given join commune on commune.form = given.form
    ), ranked as (
      select said, id, rank() over (partition by said order by departement_code in (select code from near) desc) as place
      from found
    )
    select said, min(id::text) as id from ranked where place = 1 group by said having count(*) = 1
  `.execute(db);
  return new Map(rows.map(({ said: word, id }) => [word, id]));
}
