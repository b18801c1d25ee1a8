import { searchIndicators } from '../../../indicator/index.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { sheetFor } from '../../sheet/save-sheet.ts';
import type { FoundFigure } from '../editor/found-figure.ts';
import type { Route } from './+types/find-figures';

/** Indicators for the list under #: the year's figure first, else the latest there is. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { db, ...rest } = contextOf(context);
    const sheet = await sheetFor({ db, ...rest }, params.id, 'sheet.read');
    const wanted = new URL(request.url).searchParams.get('q') ?? '';
    const found = await searchIndicators(db, sheet.organisationId, wanted);
    const year = String(sheet.year);
    const list = found.map(({ code, label, figures }): FoundFigure => {
      const figure = figures.find(({ period }) => period === year) ?? figures[0];
      return { code, label, period: figure?.period ?? year, printed: figure?.printed ?? null };
    });
    return Response.json(list);
  });
}
