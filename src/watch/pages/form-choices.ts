import {
  type Context,
  listMembersOf,
  listOrganisationNames,
  organisationsWhere,
  type Verb,
} from '../../identity/index.ts';

/** Where somebody may write, and the people they may name. */
export async function formChoices({ db, actor }: Context, verb: Verb, organisationId?: string) {
  const ids = organisationsWhere(actor, verb);
  const [organisations, members] = await Promise.all([
    listOrganisationNames(db, ids),
    Promise.all((organisationId ? [organisationId] : ids).map((id) => listMembersOf(db, id))),
  ]);
  const people = members.flat().flatMap(({ name, disabled }) => (disabled ? [] : [name]));
  return { organisations, people: [...new Set(people)] };
}
