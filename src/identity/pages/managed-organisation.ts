import { missing } from '../../kernel/errors.ts';
import { authorise, type Context, findOrganisation, type Verb } from '../index.ts';

/** The organisation of an administration page, for whoever may see it. */
export async function managedOrganisation(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  slug: string | undefined,
  verb: Verb = 'person.manage',
) {
  const organisation = await findOrganisation(db, { slug: slug ?? '' });
  authorise(actor, verb, { organisationId: organisation?.id ?? '' });
  if (!organisation) throw missing('Cette organisation');
  return organisation;
}
