import { searchIndicators } from '../../indicator/index.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import type { Route } from './+types/campaign-texts-figures';
import { figureOfYear } from './editor/find-figures.ts';

/** Indicators for the list under #. */
export function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const world = contextOf(context);
    const { edition } = await readCampaign(world, params.id);
    const wanted = new URL(request.url).searchParams.get('q') ?? '';
    const found = await searchIndicators(world.db, edition.organisationId, wanted);
    return Response.json(found.map(figureOfYear(String(edition.year))));
  });
}
