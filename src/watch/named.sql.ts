import { sql } from 'kysely';
import type { NamedObject } from '../identity/journal.ts';
import type { Db } from '../kernel/db/index.ts';

const named = (table: string, name: string, page: string) => async (db: Db, ids: string[]) => {
  const { rows } = await sql<NamedObject>`
    select ${sql.table(table)}.id, ${sql.raw(name)} as name, ${`/veille/${page}/`} || ${sql.table(table)}.id as href
    from ${sql.table(table)} where ${sql.table(table)}.id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
};

const heldOn = `to_char(held_on, 'DD/MM/YYYY')`;
const bodyName = (meeting: string) =>
  `(select name from governance_body where governance_body.id = ${meeting}.body_id)`;

export const nameDeliveries = named('delivery', `title || ', ' || partner`, 'livraisons');
export const nameBodies = named('governance_body', 'name', 'instances');
export const nameMeetings = named('meeting', `${bodyName('meeting')} || ', ' || ${heldOn}`, 'reunions');
export const nameDecisions = named('decision', `'Décision ' || number || ' : ' || left(sentence, 80)`, 'decisions');

export const nameCommitteeDecisions = named('committee_decision', `'Décision ' || reference`, 'comite');

export const nameEndangered = named('endangered', 'name', 'en-peril');
export const nameProjects = named('project', 'name', 'projets');
export const nameImpacts = named('project_impact', `element || ' : ' || attribute`, 'impacts');

export async function nameAdvice(db: Db, ids: string[]) {
  const { rows } = await sql<NamedObject>`
    select id, 'Avis, ' || asked_of as name, '/veille/projets/' || project_id || '/avis/' || id as href
    from project_advice where id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}

const nameOneAttribute = named('ouv_attribute', 'label', 'attributs');

/** An attribute, or the whole list, which bears the identifier of its organisation. */
export async function nameAttributes(db: Db, ids: string[]): Promise<NamedObject[]> {
  const list = (id: string) => ({ id, name: 'Attributs de la valeur universelle', href: '/veille/attributs' });
  const found = await nameOneAttribute(db, ids);
  const known = new Set(found.map(({ id }) => id));
  return [...found, ...ids.filter((id) => !known.has(id)).map(list)];
}
