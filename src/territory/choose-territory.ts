import { authorise, type Context, recordChange } from '../identity/index.ts';
import { setOrganisationTerritory } from './territory.sql.ts';
import type { Territory } from './territory.ts';

/** Makes a territory the one an organisation's figures are about. */
export async function chooseTerritory(
  context: Context,
  { organisationId, territory }: { organisationId: string; territory: Pick<Territory, 'id' | 'name'> },
): Promise<void> {
  authorise(context.actor, 'organisation.manage', { organisationId });
  await context.db.transaction().execute(async (tx) => {
    await setOrganisationTerritory(tx, organisationId, territory.id);
    await recordChange(tx, context, {
      organisationId,
      verb: 'organisation.territory',
      objectKind: 'organisation',
      objectId: organisationId,
      after: { territory: territory.name },
    });
  });
}
