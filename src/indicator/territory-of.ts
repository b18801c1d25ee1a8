import type { Db } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { readTerritoryOf } from './indicator.sql.ts';

/** The territory an organisation's figures speak of; refused while none is chosen. */
export async function territoryOf(db: Db, organisationId: string): Promise<{ id: string; name: string }> {
  const territory = await readTerritoryOf(db, organisationId);
  if (territory) return territory;
  throw new DomainError(
    'invalid',
    'no_territory',
    'Cette organisation n’a pas encore de territoire. Choisissez-le dans l’administration, puis recommencez.',
  );
}
