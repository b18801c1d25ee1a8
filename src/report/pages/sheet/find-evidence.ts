import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { searchEvidence } from '../../register/search-evidence.ts';
import { sheetFor } from '../../sheet/save-sheet.ts';
import type { Route } from './+types/find-evidence';

/** The list under @: lines of the register that a statement of the sheet may rest on. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const world = contextOf(context);
    const { organisationId } = await sheetFor(world, params.id, 'sheet.read');
    const wanted = new URL(request.url).searchParams.get('q') ?? '';
    return Response.json(await searchEvidence(world.db, organisationId, wanted));
  });
}
