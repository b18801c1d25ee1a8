import { searchIndicators } from '../../indicator/index.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import type { Route } from './+types/campaign-texts-figures';
import type { FoundFigure } from './editor/find-figures.ts';

/** Indicators for the list under #: the year's figure first, else the latest there is. */
export function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const world = contextOf(context);
    const { edition } = await readCampaign(world, params.id);
    const year = String(edition.year);
    const wanted = new URL(request.url).searchParams.get('q') ?? '';
    const found = await searchIndicators(world.db, edition.organisationId, wanted);
    return Response.json(
      found.map(({ code, label, figures }): FoundFigure => {
        const figure = figures.find(({ period }) => period === year) ?? figures[0];
        return { code, label, period: figure?.period ?? year, printed: figure?.printed ?? null };
      }),
    );
  });
}
