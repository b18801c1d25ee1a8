import type { Db } from '../../kernel/db/index.ts';
import { licences, type NamedLicence } from '../../kernel/open-licence.ts';

/** Under which licence what gathers everybody's data is given out: the one that all publishers chose, else each has its own. */
export async function findSharedLicence(db: Db): Promise<NamedLicence> {
  const chosen = await db
    .selectFrom('organisation')
    .select('openLicence')
    .distinct()
    .where('publisher', '=', true)
    .execute();
  const [only, ...others] = chosen;
  return only && others.length === 0
    ? licences[only.openLicence]
    : { label: 'Chaque organisation a sa licence', address: '/donnees-ouvertes' };
}
