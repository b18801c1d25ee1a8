import { searchIndicators } from '../../../indicator/index.ts';
import { searchForm } from '../../../kernel/french.ts';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { gridRow } from '../../sheet/grid-row.ts';
import { sheetFor } from '../../sheet/save-sheet.ts';
import { listSheetFigures } from '../../sheet/sheet-figures.sql.ts';
import { type FoundFigure, figureOfYear } from '../editor/find-figures.ts';
import type { Route } from './+types/find-figures';

/** The list under #: the figures of the sheet itself first, then any other, of the year or the latest there is. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { db, ...rest } = contextOf(context);
    const sheet = await sheetFor({ db, ...rest }, params.id, 'sheet.read');
    const wanted = new URL(request.url).searchParams.get('q') ?? '';
    const found = await searchIndicators(db, sheet.organisationId, wanted);
    const all = found.map(figureOfYear(String(sheet.year)));
    const words = searchForm(wanted).split(' ');
    const own = (await listSheetFigures(db, sheet.id))
      .filter(({ code, label }) => words.every((word) => searchForm(`${code} ${label}`).includes(word)))
      .map((row): FoundFigure => {
        const { code, label, period, printed } = gridRow(row, true);
        const computed = all.find((figure) => figure.code === code && figure.period === period);
        return { code, label, period, printed: printed ?? computed?.printed ?? null };
      });
    const others = all.filter(({ code }) => !own.some((figure) => figure.code === code));
    return Response.json([...own, ...others]);
  });
}
