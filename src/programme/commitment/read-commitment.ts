import { findReception, isOpenFor, listPublishedRemarks } from '../../citizen/index.ts';
import { type Context, findOrganisation } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { frenchDay } from '../../kernel/french.ts';
import { isId } from '../../kernel/identifier.ts';
import { findPublishedCommitment } from './commitment.sql.ts';

/** A commitment as everybody reads it: what a published report announced, the answer it printed, the remarks that were answered. */
export async function readCommitment({ db }: Context, id: string) {
  const commitment = isId(id) ? await findPublishedCommitment(db, id) : undefined;
  if (!commitment) throw missing('Cet engagement');
  const [organisation, reception, remarks] = await Promise.all([
    findOrganisation(db, { id: commitment.organisationId }),
    findReception(db, commitment.organisationId),
    listPublishedRemarks(db, [id]),
  ]);
  const told = remarks.map((remark) => ({ ...remark, day: frenchDay(remark.receivedAt) }));
  return {
    commitment,
    organisation: organisation?.name ?? '',
    remarks: told,
    receives: isOpenFor('remark', reception),
  };
}
