import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { searchEvidence } from '../register/search-evidence.ts';
import type { Route } from './+types/campaign-texts-evidence';

/** The list under @ for the texts of an edition as a whole. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const world = contextOf(context);
    const { edition } = await readCampaign(world, params.id);
    const wanted = new URL(request.url).searchParams.get('q') ?? '';
    return Response.json(await searchEvidence(world.db, edition.organisationId, wanted));
  });
}
