import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export type SignInMeans = 'password' | 'link' | 'provider' | 'passkey';

export interface SignInRow {
  email: string | null;
  personId: string | null;
  address: string;
  at: Date;
  means: SignInMeans;
  /** The code of the refusal, null for who came in. */
  refusal: string | null;
}

export const insertSignIn = (db: Db, row: SignInRow) => db.insertInto('signIn').values(row).execute();

/** Wrong passwords since then for this person, and from this address whoever was tried. */
export const countFailures = (db: Db, { email, address, since }: { email: string; address: string; since: Date }) =>
  db
    .selectFrom('signIn')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('email', '=', email).as('ofPerson'),
      eb.fn.countAll<number>().filterWhere('address', '=', address).as('fromAddress'),
    ])
    .where('at', '>', since)
    .where('refusal', '=', 'wrong_password')
    .where((eb) => eb.or([eb('email', '=', email), eb('address', '=', address)]))
    .executeTakeFirstOrThrow();

export interface KeptSignIn {
  id: string;
  at: Date;
  person: string;
  means: SignInMeans;
  address: string;
  refused: boolean;
}

/** Who came in or was refused, latest first: one person, or those who hold a role in an organisation. */
export const listSignIns = (
  db: Db,
  of: { personId: string } | { organisationId: string },
  limit: number,
): Promise<KeptSignIn[]> =>
  db
    .selectFrom('signIn')
    .innerJoin('person', 'person.id', 'signIn.personId')
    .select([
      sql<string>`sign_in.id::text`.as('id'),
      'signIn.at',
      'person.name as person',
      'signIn.address',
      sql<SignInMeans>`sign_in.means`.as('means'),
      sql<boolean>`sign_in.refusal is not null`.as('refused'),
    ])
    .where((eb) =>
      'personId' in of
        ? eb('person.id', '=', of.personId)
        : eb.exists(
            eb
              .selectFrom('roleGrant')
              .select('roleGrant.id')
              .whereRef('roleGrant.personId', '=', 'person.id')
              .where('roleGrant.organisationId', '=', of.organisationId),
          ),
    )
    .orderBy('signIn.id', 'desc')
    .limit(limit)
    .execute();
