import { writeCsv } from '../../kernel/table/write-table.ts';
import { contextOf } from '../../web/context.ts';
import { sendingFile } from '../../web/forms.ts';
import { listReadings, noteReading } from '../index.ts';
import { readings } from '../reading/reading.ts';
import type { Route } from './+types/readings-file';
import { managedOrganisation } from './managed-organisation.ts';

/** Six months of an organisation where everybody reads all day are fewer. */
const most = 1_000_000;

/** All readings that are kept, as a table. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  sendingFile(request, async () => {
    const world = contextOf(context);
    const { id: organisationId } = await managedOrganisation(world, params.slug);
    await noteReading(world, { organisationId, what: 'readings' });
    const read = await listReadings(world.db, organisationId, most);
    const rows = read.map(({ at, person, what, objectId }) => [
      at.toISOString(),
      person ?? 'en ligne de commande',
      readings[what],
      objectId ?? '',
    ]);
    return new Response(new Uint8Array(writeCsv(['Quand', 'Personne', 'Ce qui a été lu', 'Numéro'], rows)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="consultations.csv"',
        'cache-control': 'no-store',
      },
    });
  });
